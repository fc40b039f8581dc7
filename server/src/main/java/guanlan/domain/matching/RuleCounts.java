package guanlan.domain.matching;

import guanlan.core.matching.Kind;
import guanlan.core.matching.Rule;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import guanlan.platform.problems.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How many pairs a rule would decide, while it is being written: exact in small tables, of a tenth
 * of the values and told so in large ones. A veto is counted on the pairs that wait.
 */
@Component
public class RuleCounts {
    private static final int EXACT = 200_000;
    private static final int PART = 10;

    private final MatchSettings settings;
    private final MatchEntries entries;
    private final CompanySql sql;

    RuleCounts(MatchSettings settings, MatchEntries entries, CompanySql sql) {
        this.settings = settings;
        this.entries = entries;
        this.sql = sql;
    }

    /**
     * How many pairs.
     *
     * @param exact whether every record was looked at
     */
    public record Count(long pairs, boolean exact) {}

    public Count of(ObjectName object, Rule rule) {
        Profile profile = settings.of(object);
        Integer[] places =
                rule.fields().stream()
                        .map(
                                field -> {
                                    int place = profile.place(field);
                                    if (place < 0) {
                                        throw new Problem(
                                                MatchingProblem.RULE_FIELD,
                                                Map.of("rule", "", "field", field));
                                    }
                                    return place + 1;
                                })
                        .toArray(Integer[]::new);
        if (places.length == 0) {
            throw new Problem(MatchingProblem.RULE_EMPTY, Map.of("rule", ""));
        }
        if (rule.verdict() == Rule.Verdict.NEVER) {
            return new Count(forbidden(profile, places), true);
        }
        boolean small = entries.count(object, EXACT + 1) <= EXACT;
        boolean names =
                List.of(places).stream()
                        .anyMatch(place -> profile.traits().get(place - 1).kind() == Kind.COMPANY);
        int part = small ? 1 : PART;
        return new Count(part * same(profile, places, part), small && !names);
    }

    private long same(Profile profile, Integer[] places, int part) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        with known as (
                                            select array(select split_part(forms, chr(31), place) from unnest(?) as place) as form
                                              from match_entry where object = ?),
                                        held as (
                                            select count(*) as records from known
                                             where not ('' = any(form)) and mod(hashtext(cast(form as text)) & 2147483647, ?) = 0
                                             group by form)
                                        select coalesce(sum(records * (records - 1) / 2), 0) from held where records > 1
                                        """)
                                .param(places)
                                .param(profile.object().value())
                                .param(part)
                                .query(Long.class)
                                .single());
    }

    /** Of those that wait for a decision. */
    private long forbidden(Profile profile, Integer[] places) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        select count(*)
                                          from match_pair
                                          join match_entry as one on one.record = match_pair.one
                                          join match_entry as two on two.record = match_pair.two
                                         where match_pair.object = ? and match_pair.state in ('open', 'later')
                                           and not exists (
                                               select from unnest(?) as place
                                                where split_part(one.forms, chr(31), place) = ''
                                                   or split_part(two.forms, chr(31), place) = ''
                                                   or split_part(one.forms, chr(31), place) = split_part(two.forms, chr(31), place))
                                        """)
                                .param(profile.object().value())
                                .param(places)
                                .query(Long.class)
                                .single());
    }
}
