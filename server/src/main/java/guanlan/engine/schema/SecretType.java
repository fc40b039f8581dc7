package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import guanlan.core.criteria.FieldKind;
import guanlan.platform.secrets.Sealed;
import guanlan.platform.secrets.Vault;
import java.util.Map;
import java.util.Optional;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A text that is sealed as soon as it is read: neither table nor change log ever has it in clear,
 * and every answer tells its last characters at most. Criteria may ask what it equals.
 *
 * @param shown how many characters at its end are told
 */
record SecretType(int shown) implements FieldType {
    private static final String DOTS = "••••";
    private static final FieldKind KIND =
            new FieldKind.Sealed(
                    text -> Vault.current().forms(text).stream().map(Sealed::token).toList());

    /** How much may be seen of it, and how long it may be. */
    record Mask(int shown, int maxLength) implements Options {
        private static final int USUAL = 4;
        private static final int USUAL_LENGTH = 500;

        Mask {
            if (shown < 0 || shown > USUAL) {
                throw new IllegalArgumentException(
                        "of a secret 0 to 4 characters are shown, not " + shown);
            }
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Mask of(@Nullable Integer shown, @Nullable Integer maxLength) {
            return new Mask(
                    shown == null ? USUAL : shown, maxLength == null ? USUAL_LENGTH : maxLength);
        }
    }

    @Override
    public String key() {
        return "secret";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.CLOB.asConvertedDataType(
                Converter.ofNullable(String.class, Sealed.class, Sealed::new, Sealed::token));
    }

    @Override
    public Class<? extends Options> options() {
        return Mask.class;
    }

    @Override
    public FieldType with(Options options) {
        return options instanceof Mask mask ? new SecretType(mask.shown()) : this;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        if (raw instanceof Sealed) {
            return new Parsed.Value(raw);
        }
        String text = TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        Optional<Sealed> sealed = Vault.current().find(text);
        if (sealed.isPresent()) {
            return new Parsed.Value(sealed.get());
        }
        if (text.startsWith(DOTS)) {
            return UnfitValue.refuse(field, DOTS);
        }
        return text.length() > field.maxLength()
                ? SchemaProblem.TOO_LONG.refuse(
                        field, Map.of("max", field.maxLength(), "length", text.length()))
                : new Parsed.Value(Vault.current().seal(text));
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return KIND;
    }

    @Override
    public Field<?> askedInSql(Field<?> column) {
        return column.coerce(SQLDataType.CLOB);
    }

    @Override
    public Object asked(Object value) {
        return ((Sealed) value).token();
    }

    @Override
    public Object stored(Object value) {
        return ((Sealed) value).token();
    }

    /** Dots alone where so little is hidden that the end would give it away, or the key is gone. */
    @Override
    public Object told(Object value) {
        return Vault.current()
                .open((Sealed) value)
                .filter(clear -> clear.codePointCount(0, clear.length()) >= 2 * shown)
                .map(clear -> DOTS + end(clear))
                .orElse(DOTS);
    }

    private String end(String clear) {
        int count = clear.codePointCount(0, clear.length());
        return clear.substring(clear.offsetByCodePoints(0, count - shown));
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        return told(value).toString();
    }

    @Override
    public String sought(Object value, FieldDefinition field) {
        return "";
    }

    @Override
    public boolean sortable() {
        return false;
    }

    @Override
    public boolean masked() {
        return true;
    }
}
