package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import guanlan.core.values.NumberPattern;
import java.util.Map;
import java.util.Optional;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A running number such as {@code KH-2026-0001}, given when the record is made. No two records ever
 * get the same; a number may be left out.
 */
record AutoNumberType() implements FieldType {
    private static final int LONGEST = 100;

    @Override
    public String key() {
        return "auto_number";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.CLOB;
    }

    @Override
    public Class<? extends Options> options() {
        return Numbering.class;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        String text = TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        return text.length() > LONGEST
                ? SchemaProblem.TOO_LONG.refuse(
                        field, Map.of("max", LONGEST, "length", text.length()))
                : new Parsed.Value(text);
    }

    @Override
    public boolean derived() {
        return true;
    }

    /**
     * How the numbers are written.
     *
     * @param given whether a new record may bring one along, from the system it comes from
     */
    record Numbering(String pattern, boolean given) implements Options {
        private static final String USUAL = "{000000}";

        Numbering {
            if (NumberPattern.read(pattern).isEmpty()) {
                throw new IllegalArgumentException(
                        "a pattern is written like KH-{yyyy}-{0000}, not " + pattern);
            }
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Numbering of(@Nullable String pattern, @Nullable Boolean given) {
            return new Numbering(pattern == null ? USUAL : pattern, Boolean.TRUE.equals(given));
        }

        @Override
        public boolean broughtAlong() {
            return given;
        }

        @Override
        public Optional<NumberPattern> numbering() {
            return NumberPattern.read(pattern);
        }
    }
}
