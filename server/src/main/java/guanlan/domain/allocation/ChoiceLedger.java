package guanlan.domain.allocation;

import guanlan.domain.allocation.Given.Kind;
import guanlan.domain.allocation.Given.Settled;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.platform.database.CompanySql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who got which record, why, and whether he accepted it. */
@Repository
class ChoiceLedger {
    private static final String KEEP =
            """
            insert into allocation_choice
                (id, chain, pass, object, record, rule, kind, person, actor, why, at, accept_by)
            select line.id, line.chain, line.pass, line.object, line.record, line.rule, line.kind, line.person,
                   line.actor, cast(line.why as jsonb), line.at, line.accept_by
              from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as int[]), cast(? as text[]),
                          cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]), cast(? as uuid[]),
                          cast(? as uuid[]), cast(? as text[]), cast(? as timestamptz[]), cast(? as timestamptz[]))
                   as line (id, chain, pass, object, record, rule, kind, person, actor, why, at, accept_by)
            """;

    private static final String COLUMNS =
            "id, chain, pass, object, record, rule, kind, person, actor, why, at, accept_by, settled, settled_at";

    private static final String OF_RECORD =
            "select "
                    + COLUMNS
                    + " from allocation_choice where record = ? order by at desc, id desc limit 100";

    private static final String ONE = "select " + COLUMNS + " from allocation_choice where id = ?";

    private static final String LATEST =
            "select distinct on (record) "
                    + COLUMNS
                    + " from allocation_choice where record = any (cast(? as uuid[])) order by record, at desc, id desc";

    private static final String LOG =
            "select "
                    + COLUMNS
                    + """
                       from allocation_choice
                      where (cast(:rule as uuid) is null or rule = cast(:rule as uuid))
                        and (cast(:person as uuid) is null or person = cast(:person as uuid))
                        and (cast(:object as text) is null or object = :object)
                        and (cast(:before as timestamptz) is null
                             or (at, id) < (cast(:before as timestamptz), cast(:last as uuid)))
                      order by at desc, id desc limit :most
                      """;

    private final CompanySql sql;

    ChoiceLedger(CompanySql sql) {
        this.sql = sql;
    }

    /** Which of the choices are looked for; null does not matter. */
    record Wanted(
            @Nullable UUID rule,
            @Nullable UUID person,
            @Nullable String object,
            @Nullable UUID after,
            int most) {}

    void keep(List<Given> given) {
        if (given.isEmpty()) {
            return;
        }
        sql.run(
                jdbc ->
                        jdbc.sql(KEEP)
                                .param(column(given, Given::id))
                                .param(column(given, Given::chain))
                                .param(column(given, Given::pass))
                                .param(column(given, each -> each.object().value()))
                                .param(column(given, each -> each.record().id()))
                                .param(column(given, Given::rule))
                                .param(column(given, each -> each.kind().key()))
                                .param(column(given, Given::person))
                                .param(column(given, Given::actor))
                                .param(column(given, each -> each.why().write()))
                                .param(column(given, Given::at))
                                .param(column(given, Given::acceptBy))
                                .update());
    }

    /** The latest first. */
    List<Given> of(UUID record) {
        return sql.run(
                jdbc -> jdbc.sql(OF_RECORD).param(record).query((row, _) -> given(row)).list());
    }

    Optional<Given> find(UUID id) {
        return one(ONE, id);
    }

    /** Nobody else settles it until the end of the transaction. */
    Optional<Given> lock(UUID id) {
        return one(ONE + " for update", id);
    }

    private Optional<Given> one(String statement, UUID id) {
        return sql
                .run(jdbc -> jdbc.sql(statement).param(id).query((row, _) -> given(row)).list())
                .stream()
                .findFirst();
    }

    /** The last of each record that has any. */
    Map<UUID, Given> latest(Collection<UUID> records) {
        Map<UUID, Given> latest = new HashMap<>();
        sql.run(
                        jdbc ->
                                jdbc.sql(LATEST)
                                        .param(CompanySql.ids(records))
                                        .query((row, _) -> given(row))
                                        .list())
                .forEach(each -> latest.put(each.record().id(), each));
        return latest;
    }

    /** Everybody who had the record in this chain. */
    List<UUID> had(UUID chain) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        "select person from allocation_choice where chain = ? order by pass")
                                .param(chain)
                                .query(UUID.class)
                                .list());
    }

    /** Those of them of which nothing had come yet. */
    void settle(Collection<UUID> ids, Settled how, Instant at) {
        if (ids.isEmpty()) {
            return;
        }
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        with open as (select id from allocation_choice
                                                       where id = any (cast(? as uuid[])) and settled is null
                                                       order by id for update)
                                        update allocation_choice c set settled = ?, settled_at = ?
                                          from open where c.id = open.id
                                        """)
                                .param(CompanySql.ids(ids))
                                .param(how.key())
                                .param(at.atOffset(ZoneOffset.UTC))
                                .update());
    }

    /** The latest first. */
    List<Given> log(Wanted wanted) {
        Given last = wanted.after() == null ? null : find(wanted.after()).orElse(null);
        return sql.run(
                jdbc ->
                        jdbc.sql(LOG)
                                .param("rule", text(wanted.rule()))
                                .param("person", text(wanted.person()))
                                .param("object", wanted.object())
                                .param("before", last == null ? null : text(last.at()))
                                .param("last", last == null ? null : text(last.id()))
                                .param("most", wanted.most())
                                .query((row, _) -> given(row))
                                .list());
    }

    private static @Nullable String[] column(
            List<Given> lines, Function<Given, @Nullable Object> part) {
        @Nullable String[] column = new @Nullable String[lines.size()];
        for (int at = 0; at < column.length; at++) {
            column[at] = text(part.apply(lines.get(at)));
        }
        return column;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Given given(ResultSet row) throws SQLException {
        String settled = row.getString("settled");
        return new Given(
                row.getObject("id", UUID.class),
                row.getObject("chain", UUID.class),
                row.getInt("pass"),
                new RecordName(
                        new ObjectName(row.getString("object")),
                        row.getObject("record", UUID.class)),
                row.getObject("rule", UUID.class),
                Kind.of(row.getString("kind")),
                row.getObject("person", UUID.class),
                row.getObject("actor", UUID.class),
                Why.read(row.getString("why")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                moment(row, "accept_by"),
                settled == null ? null : Settled.of(settled),
                moment(row, "settled_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
