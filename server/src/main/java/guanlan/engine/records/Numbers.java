package guanlan.engine.records;

import guanlan.core.values.NumberPattern;
import guanlan.engine.schema.FieldDefinition;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
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
        List<Draft> fresh = writing.doing(Draft.Act.INSERT);
        if (fresh.isEmpty()) {
            return;
        }
        LocalDate day = writing.at().atZone(writing.caller().zone()).toLocalDate();
        String sequence =
                name(writing.definition().name() + "_" + field.name() + "_" + pattern.period(day));
        List<Long> counts = next(writing.schema(), sequence, fresh.size());
        for (int at = 0; at < fresh.size(); at++) {
            fresh.get(at).values.put(field.name(), pattern.write(day, counts.get(at)));
        }
    }

    private List<Long> next(String schema, String sequence, int count) {
        String qualified = dsl.render(DSL.name(schema, sequence));
        var there = DSL.function("to_regclass", SQLDataType.CLOB, DSL.val(qualified));
        if (dsl.select(there.cast(SQLDataType.CLOB)).fetchSingle().value1() == null) {
            begin(schema, sequence);
        }
        return dsl.select(
                        DSL.function(
                                "nextval",
                                SQLDataType.BIGINT,
                                DSL.field("cast({0} as regclass)", DSL.val(qualified))))
                .from(DSL.generateSeries(1, count))
                .fetch(found -> found.value1());
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
