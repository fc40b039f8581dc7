package guanlan.domain.matching;

import guanlan.core.matching.Judge.Decision;
import guanlan.core.values.Ids;
import guanlan.domain.matching.Pair.State;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pairs that were found in the caller's company, and what people said of them. */
@Repository
class PairStore {
    private final CompanySql sql;
    private final Ids ids;
    private final InstantSource clock;

    PairStore(CompanySql sql, Ids ids, InstantSource clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** Two records, and what the judge thinks. */
    record Found(UUID one, UUID two, double probability, Decision decision, String rule) {}

    /** A decision with what it was made on. */
    record Answered(boolean same, String[] one, String[] two) {}

    /**
     * Replaces what was open about some records by what is found now; what people have decided
     * stays decided.
     */
    void renew(ObjectName object, Collection<UUID> records, List<Found> found) {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        sql.run(
                run -> {
                    lock(run, records);
                    run.sql(
                                    """
                                    delete from match_pair
                                     where state = 'open' and (one = any(cast(? as uuid[])) or two = any(cast(? as uuid[])))
                                       and not exists (select from unnest(cast(? as uuid[]), cast(? as uuid[])) as found (one, two)
                                                        where found.one = match_pair.one and found.two = match_pair.two)
                                    """)
                            .param(CompanySql.ids(records))
                            .param(CompanySql.ids(records))
                            .param(CompanySql.ids(found.stream().map(Found::one).toList()))
                            .param(CompanySql.ids(found.stream().map(Found::two).toList()))
                            .update();
                    return insert(run, object, found, at);
                });
    }

    /** All that waits about some records, in one order: none who does so waits in a circle. */
    private static void lock(JdbcClient run, Collection<UUID> records) {
        run.sql(
                        """
                        select id from match_pair
                         where state in ('open', 'later')
                           and (one = any(cast(? as uuid[])) or two = any(cast(? as uuid[])))
                         order by one, two for update
                        """)
                .param(CompanySql.ids(records))
                .param(CompanySql.ids(records))
                .query((_, _) -> true)
                .list();
    }

    private int insert(JdbcClient run, ObjectName object, List<Found> found, OffsetDateTime at) {
        return run.sql(
                        """
                        insert into match_pair (id, object, one, two, probability, decision, rule, state, found_at)
                        select given.id, ?, given.one, given.two, given.probability, given.decision, nullif(given.rule, ''), 'open', ?
                          from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as uuid[]), ?, ?, ?)
                               as given (id, one, two, probability, decision, rule)
                         order by given.one, given.two
                        on conflict (one, two) do update
                           set probability = excluded.probability, decision = excluded.decision, rule = excluded.rule
                         where match_pair.state in ('open', 'later')
                        """)
                .param(object.value())
                .param(at)
                .param(CompanySql.ids(found.stream().map(_ -> ids.next()).toList()))
                .param(CompanySql.ids(found.stream().map(Found::one).toList()))
                .param(CompanySql.ids(found.stream().map(Found::two).toList()))
                .param(found.stream().map(Found::probability).toArray(Double[]::new))
                .param(
                        found.stream()
                                .map(each -> each.decision().name().toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param(found.stream().map(Found::rule).toArray(String[]::new))
                .update();
    }

    /** What is open about some records: to be judged again, from whichever side it was found. */
    List<MatchEntries.Near> open(Collection<UUID> records) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        select one, two from match_pair
                                         where state = 'open' and (one = any(cast(? as uuid[])) or two = any(cast(? as uuid[])))
                                        """)
                                .param(CompanySql.ids(records))
                                .param(CompanySql.ids(records))
                                .query(
                                        (row, _) ->
                                                new MatchEntries.Near(
                                                        row.getObject(1, UUID.class),
                                                        row.getObject(2, UUID.class)))
                                .list());
    }

    /** What waits about records that are no more waits no more. */
    void withdraw(Collection<UUID> records) {
        sql.run(
                run -> {
                    lock(run, records);
                    return run.sql(
                                    """
                                    delete from match_pair
                                     where state in ('open', 'later')
                                       and (one = any(cast(? as uuid[])) or two = any(cast(? as uuid[])))
                                    """)
                            .param(CompanySql.ids(records))
                            .param(CompanySql.ids(records))
                            .update();
                });
    }

    /** The records that people said are another. */
    Set<UUID> different(UUID record) {
        return new HashSet<>(
                sql.run(
                        run ->
                                run.sql(
                                                """
                                                select case when one = cast(? as uuid) then two else one end from match_pair
                                                 where state = 'different' and (one = cast(? as uuid) or two = cast(? as uuid))
                                                """)
                                        .param(record.toString())
                                        .param(record.toString())
                                        .param(record.toString())
                                        .query((row, _) -> UUID.fromString(row.getString(1)))
                                        .list()));
    }

    Optional<Pair> find(UUID id) {
        return sql.run(
                run ->
                        run
                                .sql("select * from match_pair where id = ?")
                                .param(id)
                                .query((row, _) -> pair(row))
                                .list()
                                .stream()
                                .findFirst());
    }

    /** The likeliest first. */
    List<Pair> list(ObjectName object, State state, int limit) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        select * from match_pair where object = ? and state = ?
                                         order by probability desc, id limit ?
                                        """)
                                .param(object.value())
                                .param(state.key())
                                .param(limit)
                                .query((row, _) -> pair(row))
                                .list());
    }

    /** The least sure first. */
    List<Pair> doubtful(ObjectName object, int limit) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        select * from match_pair where object = ? and state = 'open'
                                         order by abs(probability - 0.5), id limit ?
                                        """)
                                .param(object.value())
                                .param(limit)
                                .query((row, _) -> pair(row))
                                .list());
    }

    List<Pair> of(UUID record, State state) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        select * from match_pair
                                         where state = ? and (one = cast(? as uuid) or two = cast(? as uuid))
                                         order by probability desc, id limit 20
                                        """)
                                .param(state.key())
                                .param(record.toString())
                                .param(record.toString())
                                .query((row, _) -> pair(row))
                                .list());
    }

    /** What is open about some records, the likeliest first. */
    List<Pair> open(ObjectName object, Collection<UUID> records, int limit) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        select * from match_pair
                                         where object = ? and state = 'open'
                                           and (one = any(cast(? as uuid[])) or two = any(cast(? as uuid[])))
                                         order by probability desc, id limit ?
                                        """)
                                .param(object.value())
                                .param(CompanySql.ids(records))
                                .param(CompanySql.ids(records))
                                .param(limit)
                                .query((row, _) -> pair(row))
                                .list());
    }

    Map<State, Long> counts(ObjectName object) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        sql.run(
                        run ->
                                run.sql(
                                                "select state, count(*) from match_pair where object = ? group by state")
                                        .param(object.value())
                                        .query(
                                                (row, _) ->
                                                        Map.entry(
                                                                State.of(row.getString(1)),
                                                                row.getLong(2)))
                                        .list())
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    void decide(Pair pair, State state, Pair.@Nullable Decided decided, List<String> cells) {
        sql.run(
                run ->
                        run.sql(
                                        """
                                        update match_pair
                                           set state = ?, decided_at = ?, decided_by = cast(? as uuid), note = ?, cells_one = ?, cells_two = ?
                                         where id = ?
                                        """)
                                .param(state.key())
                                .param(
                                        decided == null
                                                ? null
                                                : decided.at().atOffset(ZoneOffset.UTC))
                                .param(
                                        decided == null || decided.by() == null
                                                ? null
                                                : decided.by().toString())
                                .param(decided == null ? null : decided.note())
                                .param(cells.isEmpty() ? null : cells.getFirst())
                                .param(cells.isEmpty() ? null : cells.getLast())
                                .param(pair.id())
                                .update());
    }

    /** The newest decisions, with what they were made on. */
    List<Answered> answers(ObjectName object, int most) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        select state, cells_one, cells_two from match_pair
                                         where object = ? and state in ('same', 'different') and cells_one is not null
                                         order by decided_at desc, id limit ?
                                        """)
                                .param(object.value())
                                .param(most)
                                .query(
                                        (row, _) ->
                                                new Answered(
                                                        row.getString(1).equals("same"),
                                                        Cells.split(row.getString(2)),
                                                        Cells.split(row.getString(3))))
                                .list());
    }

    private static Pair pair(ResultSet row) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        Instant foundAt = row.getObject("found_at", OffsetDateTime.class).toInstant();
        return new Pair(
                row.getObject("id", UUID.class),
                new ObjectName(row.getString("object")),
                row.getObject("one", UUID.class),
                row.getObject("two", UUID.class),
                row.getDouble("probability"),
                Decision.valueOf(row.getString("decision").toUpperCase(Locale.ROOT)),
                row.getString("rule"),
                State.of(row.getString("state")),
                foundAt,
                decidedAt == null
                        ? null
                        : new Pair.Decided(
                                decidedAt.toInstant(),
                                row.getObject("decided_by", UUID.class),
                                row.getString("note")));
    }
}
