package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import guanlan.core.criteria.FieldKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A record of whichever object. Criteria see it as the text {@code account/0199…}. With a timeline
 * it is what a note, a task or a call is about: whoever may not see that record does not see this
 * one either, unless it is his.
 */
record RecordType() implements FieldType {

    /** What a definition says of it. */
    record Any(@Nullable String timeline, List<String> people) implements Options {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Any of(@Nullable String timeline, @Nullable List<String> people) {
            if (timeline == null && people != null) {
                throw new IllegalArgumentException("people are named beside a \"timeline\"");
            }
            return new Any(
                    timeline,
                    people == null ? List.of(SystemField.OWNER.field()) : List.copyOf(people));
        }

        @Override
        public boolean namesAny() {
            return true;
        }

        @Override
        public Optional<About> about() {
            return Optional.ofNullable(timeline).map(moment -> new About(moment, people));
        }
    }

    @Override
    public String key() {
        return "record";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.CLOB.asConvertedDataType(
                Converter.ofNullable(
                        String.class,
                        RecordName.class,
                        text -> RecordName.read(text).orElseThrow(),
                        RecordName::toString));
    }

    @Override
    public Class<? extends Options> options() {
        return Any.class;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        if (raw instanceof RecordName) {
            return new Parsed.Value(raw);
        }
        String text =
                raw instanceof Map<?, ?> parts
                        ? parts.get("object") + "/" + parts.get("id")
                        : TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        return RecordName.read(text)
                .<Parsed>map(Parsed.Value::new)
                .orElseGet(() -> UnfitValue.refuse(field, text));
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return FieldKind.Plain.TEXT;
    }

    @Override
    public Field<?> askedInSql(Field<?> column) {
        return column.coerce(SQLDataType.CLOB);
    }

    @Override
    public Object asked(Object value) {
        return value.toString();
    }

    @Override
    public boolean sortable() {
        return false;
    }
}
