package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Statements;
import guanlan.platform.live.Signals;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what a batch changed, in the transaction of the change. A creation carries no copy
 * and an update only what its fields were before: every past state is rebuilt backwards from the
 * present one.
 */
@Component
class ChangeLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final DSLContext dsl;
    private final Copy copy;
    private final Statements statements;
    private final Signals signals;

    ChangeLog(DSLContext dsl, Copy copy, Statements statements, Signals signals) {
        this.dsl = dsl;
        this.copy = copy;
        this.statements = statements;
        this.signals = signals;
    }

    /** The shape of the statement for a few lines. */
    private record Few(String schema) {}

    /** One line of the log. */
    record Line(UUID record, Operation operation, @Nullable String before) {
        /** The letter that the log keeps. */
        enum Operation {
            C,
            U,
            D,
            R;

            String letter() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    void append(Writing writing, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Silence.refute();
        if (lines.size() <= Copy.FEW) {
            few(writing, lines);
        } else {
            many(writing, lines);
        }
        signals.ring(Records.NEWS, writing.caller().tenant());
    }

    /** Header and lines in one round to the database. */
    private void few(Writing writing, List<Line> lines) {
        statements
                .of(new Few(writing.schema()), () -> few(writing.schema()))
                .param(writing.at().atOffset(ZoneOffset.UTC))
                .param(writing.caller().user())
                .param(writing.cause().kind().key())
                .param(writing.cause().id())
                .param(writing.definition().name().value())
                .param(lines.stream().map(line -> line.record().toString()).toArray(String[]::new))
                .param(lines.stream().map(line -> line.operation().letter()).toArray(String[]::new))
                .param(lines.stream().map(Line::before).toArray(String[]::new))
                .update();
    }

    private static Query few(String schema) {
        return DSL.query(
                """
                with header as (
                  insert into {0} (at, actor, cause_kind, cause_id) values ({2}, {2}, {2}, {2}) returning id)
                insert into {1} (set_id, object, record, operation, before)
                select header.id, {2}, cast(line.record as uuid), cast(line.operation as "char"), cast(line.before as jsonb)
                  from header, unnest({2}, {2}, {2}) with ordinality as line (record, operation, before, place)
                 order by line.place
                """,
                DSL.table(name(schema, "change_set")),
                DSL.table(name(schema, "change")),
                DSL.raw("?"));
    }

    private void many(Writing writing, List<Line> lines) {
        long set = set(writing);
        copy.into(
                DSL.table(name(writing.schema(), "change")),
                List.of(
                        new Copy.Column<Line>(field(name("set_id")), _ -> set),
                        new Copy.Column<Line>(
                                field(name("object")), _ -> writing.definition().name().value()),
                        new Copy.Column<Line>(field(name("record")), Line::record),
                        new Copy.Column<Line>(
                                field(name("operation")), line -> line.operation().letter()),
                        new Copy.Column<Line>(field(name("before")), Line::before)),
                lines);
    }

    /** What the given fields were, as JSON of their stored forms. */
    static String before(Row row, Iterable<FieldDefinition> fields) {
        Map<String, @Nullable Object> old = new LinkedHashMap<>();
        for (FieldDefinition field : fields) {
            Object value = row.value(field.name());
            old.put(field.name(), value == null ? null : field.type().stored(value));
        }
        return JSON.writeValueAsString(old);
    }

    private long set(Writing writing) {
        Table<?> sets = DSL.table(name(writing.schema(), "change_set"));
        Field<Long> id = field(name("id"), Long.class);
        return Objects.requireNonNull(
                dsl.insertInto(sets)
                        .set(field(name("at"), SQLDataType.INSTANT), writing.at())
                        .set(field(name("actor"), UUID.class), writing.caller().user())
                        .set(field(name("cause_kind"), String.class), writing.cause().kind().key())
                        .set(field(name("cause_id"), UUID.class), writing.cause().id())
                        .returningResult(id)
                        .fetchSingle(id));
    }
}
