package guanlan.domain.pools;

import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.database.CompanySql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What went into which pool and out of it, when and to whom: claims are counted by it. */
@Repository
class PoolLedger {
    private final CompanySql sql;
    private final AuditTrail trail;

    PoolLedger(CompanySql sql, AuditTrail trail) {
        this.sql = sql;
        this.trail = trail;
    }

    /** The ways in and out. */
    enum Way {
        ENTER,
        RELEASE,
        RECYCLE,
        CLAIM,
        ASSIGN,
        MOVE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One record on its way.
     *
     * @param person who had it, or who gets it; null: nobody
     * @param limits what a claim counts for
     */
    record Move(
            PlannedRow row,
            Way way,
            UUID pool,
            @Nullable UUID person,
            @Nullable String reason,
            Collection<UUID> limits) {}

    /** Those of the moves that were written, in the transaction of the records. */
    void keep(ObjectName object, List<Move> moves, Instant at) {
        List<Move> made = moves.stream().filter(move -> !move.row().isRefused()).toList();
        if (made.isEmpty()) {
            return;
        }
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        insert into pool_move (pool, object, record, way, person, actor, reason, limits, at)
                                        select line.pool, ?, line.record, line.way, line.person, cast(? as uuid), line.reason,
                                               cast(line.limits as uuid[]), ?
                                          from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]),
                                                      cast(? as uuid[]), cast(? as text[]), cast(? as text[]))
                                               as line (pool, record, way, person, reason, limits)
                                        """)
                                .param(object.value())
                                .param(text(Caller.current().user()))
                                .param(at.atOffset(ZoneOffset.UTC))
                                .param(column(made, move -> move.pool().toString()))
                                .param(column(made, move -> move.row().id().toString()))
                                .param(column(made, move -> move.way().key()))
                                .param(column(made, move -> text(move.person())))
                                .param(column(made, Move::reason))
                                .param(column(made, move -> array(move.limits())))
                                .update());
        note(object, made);
    }

    /** One entry for each kind of move of a batch. */
    private void note(ObjectName object, List<Move> made) {
        record Sort(UUID pool, Way way) {}
        Map<Sort, List<Move>> sorts = new LinkedHashMap<>();
        made.forEach(
                move ->
                        sorts.computeIfAbsent(
                                        new Sort(move.pool(), move.way()), _ -> new ArrayList<>())
                                .add(move));
        sorts.forEach(
                (sort, moves) -> {
                    UUID record = moves.size() == 1 ? moves.getFirst().row().id() : null;
                    trail.note(
                            Act.of(Kind.POOL)
                                    .on(object.value(), record)
                                    .counting(moves.size())
                                    .fact("act", sort.way().key())
                                    .fact("pool", sort.pool().toString()));
                });
    }

    /** How often somebody claimed since a moment, for each limit and each pool by its id. */
    Map<UUID, Integer> claimed(UUID person, Instant since) {
        Map<UUID, Integer> claimed = new HashMap<>();
        sql.run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                                select counted.id, count(*) as claims
                                                  from pool_move m, unnest(m.limits) as counted (id)
                                                 where m.person = ? and m.way = 'claim' and m.at >= ?
                                                 group by counted.id
                                                """)
                                        .param(person)
                                        .param(since.atOffset(ZoneOffset.UTC))
                                        .query(
                                                (row, _) ->
                                                        Map.entry(
                                                                row.getObject("id", UUID.class),
                                                                row.getInt("claims")))
                                        .list())
                .forEach(each -> claimed.put(each.getKey(), each.getValue()));
        return claimed;
    }

    /** When each of the records last went from somebody into a pool. */
    Map<UUID, Instant> released(UUID person, Collection<UUID> records) {
        Map<UUID, Instant> released = new HashMap<>();
        sql.run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                                select record, max(at) as at
                                                  from pool_move
                                                 where person = ? and way in ('release', 'recycle')
                                                   and record = any (cast(? as uuid[]))
                                                 group by record
                                                """)
                                        .param(person)
                                        .param(CompanySql.ids(records))
                                        .query(
                                                (row, _) ->
                                                        Map.entry(
                                                                row.getObject("record", UUID.class),
                                                                row.getTimestamp("at").toInstant()))
                                        .list())
                .forEach(each -> released.put(each.getKey(), each.getValue()));
        return released;
    }

    private static @Nullable String[] column(
            List<Move> moves, Function<Move, @Nullable String> part) {
        @Nullable String[] column = new @Nullable String[moves.size()];
        for (int at = 0; at < column.length; at++) {
            column[at] = part.apply(moves.get(at));
        }
        return column;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static String array(Collection<UUID> ids) {
        return "{" + String.join(",", CompanySql.ids(ids)) + "}";
    }
}
