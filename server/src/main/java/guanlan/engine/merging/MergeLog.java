package guanlan.engine.merging;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.records.Cause;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The change log as merges read it: all that ever happened to some records, in the order in which
 * it happened. Of one record that is the order of the lines' numbers, since each was drawn while
 * the record was locked.
 */
@Component
class MergeLog {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, @Nullable Object>> VALUES =
            new TypeReference<>() {};
    private static final Field<Long> SEQ = field(name("c", "seq"), Long.class);
    private static final Field<String> OBJECT = field(name("c", "object"), String.class);
    private static final Field<UUID> RECORD = field(name("c", "record"), UUID.class);
    private static final Field<JSONB> BEFORE = field(name("c", "before"), JSONB.class);
    private static final Field<String> OPERATION =
            DSL.cast(field(name("c", "operation")), SQLDataType.VARCHAR).as("operation");
    private static final Field<String> KIND = field(name("s", "cause_kind"), String.class);
    private static final Field<UUID> CAUSE = field(name("s", "cause_id"), UUID.class);

    private final DSLContext dsl;
    private final Tenants tenants;

    MergeLog(DSLContext dsl, Tenants tenants) {
        this.dsl = dsl;
        this.tenants = tenants;
    }

    /** One line, with what the fields were before as the log keeps it. */
    record Entry(
            long seq,
            UUID record,
            String operation,
            Cause cause,
            Map<String, @Nullable Object> before) {

        boolean isUpdate() {
            return operation.equals("u");
        }

        /** Into the recycle bin, or out of it. */
        boolean isBinning() {
            return operation.equals("d") || operation.equals("r");
        }
    }

    /** The records that a merge wrote to. */
    Map<ObjectName, List<UUID>> records(Cause merge) {
        Map<ObjectName, List<UUID>> records = new LinkedHashMap<>();
        dsl.selectDistinct(OBJECT, RECORD)
                .from(lines())
                .where(CAUSE.eq(merge.id()))
                .and(KIND.eq(merge.kind().key()))
                .orderBy(OBJECT, RECORD)
                .forEach(
                        line ->
                                records.computeIfAbsent(
                                                new ObjectName(line.value1()),
                                                _ -> new ArrayList<>())
                                        .add(line.value2()));
        return records;
    }

    /** All lines of some records, the oldest first. */
    Map<UUID, List<Entry>> of(Collection<UUID> records) {
        Map<UUID, List<Entry>> all = new HashMap<>();
        dsl.select(SEQ, RECORD, OPERATION, BEFORE, KIND, CAUSE)
                .from(lines())
                .where(RECORD.eq(DSL.any(records.toArray(UUID[]::new))))
                .orderBy(SEQ)
                .forEach(
                        line -> {
                            Entry entry = entry(line);
                            all.computeIfAbsent(entry.record(), _ -> new ArrayList<>()).add(entry);
                        });
        return all;
    }

    private static Entry entry(Record line) {
        JSONB before = line.get(BEFORE);
        return new Entry(
                line.get(SEQ),
                line.get(RECORD),
                line.get(OPERATION),
                new Cause(Cause.Kind.of(line.get(KIND)), line.get(CAUSE)),
                values(before));
    }

    private static Map<String, @Nullable Object> values(@Nullable JSONB before) {
        return before == null ? new HashMap<>() : JSON.readValue(before.data(), VALUES);
    }

    /** The story of one field, in its own type. */
    static List<FieldStory.Line> lines(List<Entry> entries, FieldDefinition field) {
        return entries.stream()
                .filter(entry -> entry.before().containsKey(field.name()))
                .map(
                        entry ->
                                new FieldStory.Line(
                                        entry.seq(),
                                        entry.cause(),
                                        value(entry.before().get(field.name()), field)))
                .toList();
    }

    /** The fields that a cause wrote to and that the object still has. */
    static List<FieldDefinition> written(
            List<Entry> entries, Cause by, ObjectDefinition definition) {
        return entries.stream()
                .filter(entry -> entry.isUpdate() && entry.cause().equals(by))
                .flatMap(entry -> entry.before().keySet().stream())
                .distinct()
                .flatMap(name -> definition.field(name).stream())
                .toList();
    }

    /** A value that was valid once stays what it was, such as a choice that was removed since. */
    private static @Nullable Object value(@Nullable Object stored, FieldDefinition field) {
        if (stored == null) {
            return null;
        }
        return switch (field.type().read(stored, field, Reading.NEUTRAL)) {
            case Parsed.Value(var value) -> value;
            case Parsed.Empty _ -> null;
            case Parsed.Refused _ ->
                    field.type().column().getType().isInstance(stored) ? stored : null;
        };
    }

    private Table<?> lines() {
        String schema = tenants.schema(Caller.current().tenant());
        return DSL.table(name(schema, "change"))
                .as("c")
                .join(DSL.table(name(schema, "change_set")).as("s"))
                .on(field(name("s", "id"), Long.class).eq(field(name("c", "set_id"), Long.class)));
    }
}
