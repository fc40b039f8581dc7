package guanlan.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The trail of the caller's company, newest first, for those whose permit shows {@link #OBJECT}.
 */
@Component
public final class AuditPages {
    /** By which name rights speak of the trail. */
    public static final String OBJECT = "audit";

    private static final int MOST = 200;
    private static final int EXPORTED = 1_000;

    private static final String CONDITIONS =
            """
             where (cast(:kinds as text[]) is null or kind = any (cast(:kinds as text[])))
               and (cast(:actor as uuid) is null or actor = cast(:actor as uuid))
               and (cast(:object as text) is null or object = cast(:object as text))
               and (cast(:record as uuid) is null or record = cast(:record as uuid))
               and (cast(:from as timestamptz) is null or at >= cast(:from as timestamptz))
               and (cast(:to as timestamptz) is null or at < cast(:to as timestamptz))
            """;

    private static final String PAGE =
            "select * from audit_entry"
                    + CONDITIONS
                    + """
                       and (cast(:last as timestamptz) is null
                            or (at, id) < (cast(:last as timestamptz), cast(:lastId as uuid)))
                     order by at desc, id desc
                     limit :limit
                    """;

    private static final String COUNT = "select count(*) from audit_entry" + CONDITIONS;

    private final TrailSql sql;
    private final Permits permits;
    private final AuditTrail trail;

    AuditPages(TrailSql sql, Permits permits, AuditTrail trail) {
        this.sql = sql;
        this.permits = permits;
        this.trail = trail;
    }

    /** An entry and under which seal it lies. */
    public record Row(AuditEntry entry, @Nullable Long seal) {}

    public record Page(List<Row> rows, @Nullable String next) {}

    /** How far the chain has grown. */
    public record Chain(long seals, @Nullable Instant sealedTo, long waiting) {}

    public Page read(AuditQuery query, int limit, @Nullable String after) {
        require(Right.SEE);
        int most = Math.clamp(limit, 1, MOST);
        List<Row> rows = rows(query, most, after == null ? null : Place.read(after));
        return new Page(
                rows, rows.size() < most ? null : Place.of(rows.getLast().entry()).written());
    }

    public Chain chain() {
        require(Right.SEE);
        return sql.run(tenant(), AuditPages::chain);
    }

    /**
     * A line of JSON for each entry: its seal, its hash, and the text that was hashed. The taking
     * itself is noted first.
     */
    public void export(AuditQuery query, Writer out) {
        require(Right.EXPORT);
        trail.note(taken(query));
        List<Row> rows = rows(query, EXPORTED, null);
        try {
            while (!rows.isEmpty()) {
                for (Row row : rows) {
                    out.write(line(row));
                }
                rows = rows(query, EXPORTED, Place.of(rows.getLast().entry()));
            }
            out.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Refuses whoever may not. */
    public void require(Right right) {
        if (!permits.of(Caller.current(), OBJECT).allows(right)) {
            throw new Problem(AccessProblem.REFUSED);
        }
    }

    private Act taken(AuditQuery query) {
        long count =
                sql.run(tenant(), jdbc -> asked(jdbc.sql(COUNT), query).query(Long.class).single());
        return Act.of(Kind.AUDIT)
                .counting(count)
                .fact("act", "export")
                .fact("kinds", query.kinds().stream().map(Kind::key).toList())
                .fact("actor", text(query.actor()))
                .fact("object", query.object())
                .fact("record", text(query.record()))
                .fact("from", text(query.from()))
                .fact("to", text(query.to()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String line(Row row) {
        return "{\"seal\":%s,\"hash\":\"%s\",\"entry\":%s}\n"
                .formatted(
                        row.seal(),
                        HexFormat.of().formatHex(row.entry().hash()),
                        row.entry().line());
    }

    private List<Row> rows(AuditQuery query, int limit, @Nullable Place after) {
        String tenant = tenant();
        return sql.run(
                tenant,
                jdbc ->
                        asked(jdbc.sql(PAGE), query)
                                .param("last", after == null ? null : at(after.at()))
                                .param("lastId", after == null ? null : after.id())
                                .param("limit", limit)
                                .query(
                                        (row, _) ->
                                                new Row(
                                                        EntryRows.entry(tenant, row),
                                                        row.getObject("seal", Long.class)))
                                .list());
    }

    private static StatementSpec asked(StatementSpec statement, AuditQuery query) {
        return statement
                .param("kinds", kinds(query.kinds()))
                .param("actor", query.actor())
                .param("object", query.object())
                .param("record", query.record())
                .param("from", at(query.from()))
                .param("to", at(query.to()));
    }

    private static @Nullable String kinds(List<Kind> kinds) {
        return kinds.isEmpty()
                ? null
                : kinds.stream().map(Kind::key).collect(Collectors.joining(",", "{", "}"));
    }

    private static @Nullable Object at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static Chain chain(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select count(*) as waiting,
                               (select max(number) from audit_seal) as seals,
                               (select at from audit_seal order by number desc limit 1) as sealed_to
                          from audit_entry
                         where seal is null
                        """)
                .query(
                        (row, _) ->
                                new Chain(
                                        row.getLong("seals"),
                                        instant(row.getObject("sealed_to", OffsetDateTime.class)),
                                        row.getLong("waiting")))
                .single();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static String tenant() {
        return Caller.current().tenant();
    }

    /** Where a page ended, as an opaque word. */
    private record Place(Instant at, UUID id) {

        static Place of(AuditEntry entry) {
            return new Place(entry.at(), entry.id());
        }

        String written() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + " " + id).getBytes(UTF_8));
        }

        static Place read(String cursor) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ");
                if (parts.length != 2) {
                    throw new Problem(AuditProblem.CURSOR_INVALID);
                }
                return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | DateTimeException garbled) {
                throw new Problem(AuditProblem.CURSOR_INVALID);
            }
        }
    }
}
