package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import guanlan.core.criteria.FieldKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Several records of another object, in the order given. They are kept as links beside the table
 * ({@link Links}), so that one can look from either side; criteria see the list of their ids.
 */
record ReferencesType() implements FieldType {
    private static final int MOST = 1_000;

    /** Whichever object a definition names. */
    record Linked(ObjectName to) implements Options {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Linked of(@Nullable ObjectName to) {
            return new Linked(ReferenceType.To.of(to).to());
        }

        @Override
        public Optional<ObjectName> target() {
            return Optional.of(to);
        }

        @Override
        public boolean linked() {
            return true;
        }
    }

    @Override
    public String key() {
        return "references";
    }

    @Override
    public DataType<?> column() {
        @SuppressWarnings("unchecked") // a list of ids is a list
        Class<List<UUID>> list = (Class<List<UUID>>) (Class<?>) List.class;
        return SQLDataType.UUID
                .array()
                .asConvertedDataType(
                        Converter.ofNullable(
                                UUID[].class,
                                list,
                                ids -> List.of(ids),
                                ids -> ids.toArray(UUID[]::new)));
    }

    @Override
    public Class<? extends Options> options() {
        return Linked.class;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (Object item : items(raw)) {
            Object given = item instanceof Map<?, ?> record ? record.get("id") : item;
            switch (ReferenceType.id(given, field)) {
                case Parsed.Value(var id) -> ids.add((UUID) id);
                case Parsed.Empty _ -> {}
                case Parsed.Refused refused -> {
                    return refused;
                }
            }
        }
        if (ids.size() > MOST) {
            return UnfitValue.refuse(
                    field, String.valueOf(ids.size()), Map.of("max", MOST, "count", ids.size()));
        }
        return ids.isEmpty() ? Parsed.EMPTY : new Parsed.Value(List.copyOf(ids));
    }

    private static List<?> items(Object raw) {
        return switch (raw) {
            case Collection<?> several -> new ArrayList<>(several);
            case Map<?, ?> one -> List.of(one);
            default -> Lists.items(raw);
        };
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return new FieldKind.TextList(Set.of());
    }

    @Override
    public Field<?> askedInSql(Field<?> column) {
        return DSL.field("cast({0} as text[])", SQLDataType.CLOB.array(), column);
    }

    @Override
    public Object asked(Object value) {
        return stored(value);
    }

    @Override
    public Object stored(Object value) {
        return ((List<?>) value).stream().map(String::valueOf).toList();
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        return ((List<?>) value).stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public List<String> named(String cell) {
        return Lists.items(cell);
    }

    @Override
    public boolean sortable() {
        return false;
    }
}
