package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.platform.live.Signals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
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
    private final Signals signals;

    ChangeLog(DSLContext dsl, Copy copy, Signals signals) {
        this.dsl = dsl;
        this.copy = copy;
        this.signals = signals;
    }

    /** One line of the log. */
    record Line(UUID record, Operation operation, @Nullable String before) {
        /** The letter that the log keeps. */
        enum Operation {
            C,
            U,
            D,
            R
        }
    }

    void append(Writing writing, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        long set = set(writing);
        copy.into(
                DSL.table(name(writing.schema(), "change")),
                List.of(
                        new Copy.Column<Line>(field(name("set_id")), _ -> set),
                        new Copy.Column<Line>(
                                field(name("object")), _ -> writing.definition().name().value()),
                        new Copy.Column<Line>(field(name("record")), Line::record),
                        new Copy.Column<Line>(
                                field(name("operation")),
                                line -> line.operation().name().toLowerCase(Locale.ROOT)),
                        new Copy.Column<Line>(field(name("before")), Line::before)),
                lines);
        signals.ring(Records.NEWS, writing.caller().tenant());
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
