package guanlan.domain.matching;

import guanlan.core.matching.Aliases;
import guanlan.engine.changes.Changes;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import guanlan.platform.live.Signals;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How each object of the company is compared, and which names mean the same: shipped, or as its
 * records say. Kept until one of those records or a definition is another, on whichever node; after
 * whatever was written only that is asked, since somebody always writes something.
 */
@Component
public class MatchProfiles {
    static final ObjectName SETTING = new ObjectName("matching_setting");
    static final ObjectName ALIAS = new ObjectName("name_alias");

    private final Schemas schemas;
    private final Queries queries;
    private final CompanySql sql;
    private final Map<String, Said> companies = new ConcurrentHashMap<>();
    private final Set<String> rung = ConcurrentHashMap.newKeySet();

    MatchProfiles(Schemas schemas, Queries queries, CompanySql sql, Signals signals) {
        this.schemas = schemas;
        this.queries = queries;
        this.sql = sql;
        signals.listen(Changes.TOPIC, rung::add);
    }

    /**
     * What a company has said.
     *
     * @param state the latest of what it was made of
     */
    private record Said(String state, Map<ObjectName, Profile> profiles, Aliases aliases) {}

    /** Objects whose records are compared. */
    public Collection<Profile> all() {
        return said().profiles().values();
    }

    public Optional<Profile> find(ObjectName object) {
        return Optional.ofNullable(said().profiles().get(object));
    }

    public Profile require(ObjectName object) {
        return find(object)
                .orElseThrow(
                        () ->
                                new Problem(
                                        MatchingProblem.NOT_MATCHED,
                                        Map.of("object", object.value())));
    }

    /** Names that mean the same. */
    Aliases aliases() {
        return said().aliases();
    }

    /** What was written a moment ago may not have rung yet: whoever wrote it forgets by himself. */
    void forget() {
        companies.remove(Caller.current().tenant());
    }

    private Said said() {
        String tenant = Caller.current().tenant();
        boolean changed = rung.remove(tenant);
        Said known = companies.get(tenant);
        if (known == null || changed && !known.state().equals(state())) {
            known = Caller.system(tenant).call(this::read);
            companies.put(tenant, known);
        }
        return known;
    }

    private String state() {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        select concat_ws(' ', (select max(updated_at) from definition),
                                            (select max(updated_at) from matching_setting), (select max(updated_at) from name_alias))
                                        """)
                                .query(String.class)
                                .single());
    }

    private Said read() {
        String state = state();
        Map<ObjectName, Profile> profiles = new LinkedHashMap<>();
        Map<ObjectName, Profile> own = new HashMap<>();
        for (Row row : rows(SETTING)) {
            String object = Objects.toString(row.value("object"));
            if (ObjectName.fits(object)) {
                ObjectName name = new ObjectName(object);
                own.put(name, ProfileText.read(name, Objects.toString(row.value("source"))));
            }
        }
        for (ObjectDefinition definition : schemas.all()) {
            Profile profile =
                    own.getOrDefault(definition.name(), ShippedProfiles.ALL.get(definition.name()));
            if (profile != null) {
                Profile fitting = ProfileChecks.fitting(profile, definition);
                if (!fitting.traits().isEmpty()) {
                    profiles.put(definition.name(), fitting);
                }
            }
        }
        return new Said(state, profiles, dictionary());
    }

    private Aliases dictionary() {
        Aliases aliases = new Aliases();
        for (Row row : rows(ALIAS)) {
            aliases.learn(
                    Objects.toString(row.value("alias"), ""),
                    Objects.toString(row.value("name"), ""));
        }
        return aliases;
    }

    private List<Row> rows(ObjectName object) {
        if (schemas.find(object).isEmpty()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        @Nullable String after = null;
        do {
            var page =
                    queries.read(
                            Query.of(object).sort("created_at,id").limit(Query.MOST).after(after));
            rows.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return rows;
    }
}
