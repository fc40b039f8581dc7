package guanlan.engine.schema;

import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What can be wrong with a definition, or with a value given for a field. */
public enum SchemaProblem implements Code {
    OBJECT_ABSENT("object.absent", 404),
    FIELD_ABSENT("field.absent", 400),
    NO_TITLE("object.no_title", 422),
    UNKNOWN_TARGET("field.unknown_target", 422),
    /** Parameter {@code option}. */
    UNKNOWN_OPTION("definition.unknown_option", 422),
    /** Parameter {@code option}. */
    WRONG_OPTION("definition.wrong_option", 422),
    UNREADABLE("definition.unreadable", 422),
    TOO_LONG("value.too_long", 422),
    TOO_LARGE("value.too_large", 422),
    NO_NUMBER("value.no_number", 422),
    NO_WHOLE_NUMBER("value.no_whole_number", 422),
    NO_YES_NO("value.no_yes_no", 422),
    NO_DATE("value.no_date", 422),
    NO_MOMENT("value.no_moment", 422),
    NO_CHOICE("value.no_choice", 422),
    NO_REFERENCE("value.no_reference", 422),
    NO_MAIL("value.no_mail", 422),
    NO_PHONE("value.no_phone", 422),
    NO_URL("value.no_url", 422),
    NO_USCC("value.no_uscc", 422),
    /** Parameters {@code max}, {@code count}. */
    FILES_TOO_MANY("value.files_too_many", 422),
    /** Parameters {@code name}, {@code kinds}. */
    FILE_KIND("value.file_kind", 422),
    /** Parameters {@code name}, {@code most} in megabytes. */
    FILE_SIZE("value.file_size", 422);

    private static final int SHOWN = 60;

    private final String key;
    private final int status;

    SchemaProblem(String key, int status) {
        this.key = key;
        this.status = status;
    }

    /** The complaint of a type with a normal form. */
    static SchemaProblem of(String type) {
        return valueOf("NO_" + type.toUpperCase(Locale.ROOT));
    }

    Parsed.Refused refuse(FieldDefinition field, Map<String, ?> params) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("field", field.name());
        return new Parsed.Refused(Finding.of(field.name(), this, all));
    }

    /** A value short enough for a sentence. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int status() {
        return status;
    }
}
