package guanlan.domain.sales;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The steps of deals, in the company's schema; written by the reader of the change log alone. */
@Repository
class StepStore {
    private final JdbcClient jdbc;
    private final Tenants tenants;

    StepStore(JdbcClient jdbc, Tenants tenants) {
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    private record Line(UUID record, int place, Step step) {}

    /** The whole way of each deal anew, so that reading a change twice leaves the same. */
    void replace(ObjectName object, Map<UUID, List<Step>> ways) {
        String schema = tenants.schema(Caller.current().tenant());
        jdbc.sql("select set_config('search_path', ? || ', public', true)")
                .param(schema)
                .query(String.class)
                .single();
        jdbc.sql("delete from stage_move where object = ? and record = any (cast(? as uuid[]))")
                .param(object.value())
                .param(ways.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .update();
        List<Line> lines = new ArrayList<>();
        ways.forEach(
                (record, steps) -> {
                    for (int at = 0; at < steps.size(); at++) {
                        lines.add(new Line(record, at + 1, steps.get(at)));
                    }
                });
        insert(object, lines);
    }

    private void insert(ObjectName object, List<Line> lines) {
        jdbc.sql(
                        """
                        insert into stage_move (object, record, place, pipeline, stage, status, from_stage,
                                                entered_at, left_at, logged_at, actor)
                        select ?, line.record, line.place, line.pipeline, line.stage, line.status, line.from_stage,
                               cast(line.entered_at as timestamptz), cast(line.left_at as timestamptz),
                               cast(line.logged_at as timestamptz), line.actor
                          from unnest(cast(? as uuid[]), cast(? as int[]), cast(? as uuid[]), cast(? as uuid[]),
                                      cast(? as text[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]),
                                      cast(? as text[]), cast(? as uuid[]))
                               as line (record, place, pipeline, stage, status, from_stage, entered_at, left_at,
                                        logged_at, actor)
                        """)
                .param(object.value())
                .param(column(lines, line -> line.record().toString()))
                .param(lines.stream().map(Line::place).toArray(Integer[]::new))
                .param(column(lines, line -> line.step().pipeline().toString()))
                .param(column(lines, line -> line.step().stage().toString()))
                .param(column(lines, line -> line.step().status()))
                .param(column(lines, line -> text(line.step().from())))
                .param(column(lines, line -> moment(line.step().enteredAt())))
                .param(column(lines, line -> moment(line.step().leftAt())))
                .param(column(lines, line -> moment(line.step().loggedAt())))
                .param(column(lines, line -> text(line.step().actor())))
                .update();
    }

    private static @Nullable String[] column(
            List<Line> lines, Function<Line, @Nullable String> part) {
        @Nullable String[] column = new @Nullable String[lines.size()];
        for (int at = 0; at < column.length; at++) {
            column[at] = part.apply(lines.get(at));
        }
        return column;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC).toString();
    }
}
