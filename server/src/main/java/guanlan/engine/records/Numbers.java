package guanlan.engine.records;

import guanlan.core.values.NumberPattern;
import guanlan.engine.schema.FieldDefinition;
import guanlan.platform.problems.Finding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/**
 * Gives new records their running numbers, a whole batch with one statement. Each field has a
 * sequence of the database for each period of its pattern: it hands a number to nobody twice and
 * makes no writer wait for another; what is not used in the end is left out.
 */
@Component
class Numbers {
    private static final int LONGEST_NAME = 63;

    private final DSLContext dsl;

    Numbers(DSLContext dsl) {
        this.dsl = dsl;
    }

    void assign(Writing writing) {
        for (FieldDefinition field : writing.definition().fields().values()) {
            field.options().numbering().ifPresent(pattern -> assign(writing, field, pattern));
        }
    }

    private void assign(Writing writing, FieldDefinition field, NumberPattern pattern) {
        keep(writing, field);
        List<Draft> fresh = writing.doing(Draft.Act.INSERT);
        advance(writing, field, pattern, fresh);
        List<Draft> bare =
                fresh.stream().filter(draft -> draft.values.get(field.name()) == null).toList();
        if (bare.isEmpty()) {
            return;
        }
        LocalDate day = writing.at().atZone(writing.caller().zone()).toLocalDate();
        String sequence = sequence(writing, field, pattern.period(day));
        List<Long> counts = next(writing.schema(), sequence, bare.size());
        for (int at = 0; at < bare.size(); at++) {
            bare.get(at).values.put(field.name(), pattern.write(day, counts.get(at)));
        }
    }

    private static String sequence(Writing writing, FieldDefinition field, String period) {
        return name(writing.definition().name() + "_" + field.name() + "_" + period);
    }

    /** A row that turned out to be a known record's does not give it another number. */
    private static void keep(Writing writing, FieldDefinition field) {
        for (Draft draft : writing.doing(Draft.Act.UPDATE)) {
            if (draft.values.containsKey(field.name())) {
                Object brought = draft.values.remove(field.name());
                if (brought != null && !brought.equals(draft.before().value(field.name()))) {
                    draft.refuse(
                            Finding.of(
                                    field.name(),
                                    RecordProblem.FIELD_LOCKED,
                                    Map.of("field", field.name())));
                }
            }
        }
    }

    /** Numbers that records bring along are not given to others afterwards. */
    private void advance(
            Writing writing, FieldDefinition field, NumberPattern pattern, List<Draft> fresh) {
        Map<String, Long> highest = new TreeMap<>();
        for (Draft draft : fresh) {
            if (draft.values.get(field.name()) instanceof String brought) {
                pattern.takenApart(brought)
                        .ifPresent(
                                number ->
                                        highest.merge(number.period(), number.count(), Math::max));
            }
        }
        highest.forEach(
                (period, count) ->
                        advance(writing.schema(), sequence(writing, field, period), count));
    }

    /** Only who is behind waits for others: the sequence is locked until the transaction ends. */
    private void advance(String schema, String sequence, long count) {
        Name qualified = DSL.name(schema, sequence);
        beginUnlessThere(schema, sequence);
        if (last(qualified) < count) {
            dsl.query("alter sequence {0} no cycle", qualified).execute();
            if (last(qualified) < count) {
                dsl.alterSequence(qualified).restartWith(count + 1).execute();
            }
        }
    }

    private long last(Name sequence) {
        Field<Long> last =
                DSL.field(
                        "case when is_called then last_value else last_value - 1 end",
                        SQLDataType.BIGINT);
        return dsl.select(last).from(DSL.table(sequence)).fetchSingle().value1();
    }

    private List<Long> next(String schema, String sequence, int count) {
        beginUnlessThere(schema, sequence);
        String qualified = dsl.render(DSL.name(schema, sequence));
        return dsl.select(
                        DSL.function(
                                "nextval",
                                SQLDataType.BIGINT,
                                DSL.field("cast({0} as regclass)", DSL.val(qualified))))
                .from(DSL.generateSeries(1, count))
                .fetch(found -> found.value1());
    }

    private void beginUnlessThere(String schema, String sequence) {
        String qualified = dsl.render(DSL.name(schema, sequence));
        var there = DSL.function("to_regclass", SQLDataType.CLOB, DSL.val(qualified));
        if (dsl.select(there.cast(SQLDataType.CLOB)).fetchSingle().value1() == null) {
            begin(schema, sequence);
        }
    }

    /** Once in a period; who comes at the same moment waits for the first. */
    private void begin(String schema, String sequence) {
        long lock = UUID.nameUUIDFromBytes(sequence.getBytes(StandardCharsets.UTF_8)).hashCode();
        dsl.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(lock))).execute();
        dsl.createSequenceIfNotExists(DSL.name(schema, sequence)).execute();
    }

    /** As long as a name may be; a longer one keeps its head and ends in a hash. */
    private static String name(String full) {
        return full.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                ? full
                : "number_" + UUID.nameUUIDFromBytes(full.getBytes(StandardCharsets.UTF_8));
    }
}
