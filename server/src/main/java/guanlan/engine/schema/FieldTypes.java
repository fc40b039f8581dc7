package guanlan.engine.schema;

import guanlan.core.values.Addresses;
import guanlan.core.values.CreditCode;
import guanlan.core.values.Phones;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every kind of field there is. */
public final class FieldTypes {
    private static final Map<String, FieldType> BY_KEY =
            List.of(
                            new IdType(),
                            new TextType("text"),
                            new TextType("long_text"),
                            new NumberType("whole"),
                            new NumberType("decimal"),
                            new NumberType("money"),
                            new NumberType("percent"),
                            new YesNoType(),
                            new DateType(),
                            new DateTimeType(),
                            new SelectType(),
                            new NormalTextType("mail", Addresses::readMail),
                            new NormalTextType("phone", Phones::read),
                            new NormalTextType("url", Addresses::readUrl),
                            new NormalTextType("uscc", CreditCode::read),
                            new ReferenceType())
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(FieldType::key, type -> type));

    private FieldTypes() {}

    public static FieldType require(String key) {
        var type = BY_KEY.get(key);
        if (type == null) {
            throw new IllegalArgumentException(
                    "no field type is called " + key + "; known: " + BY_KEY.keySet());
        }
        return type;
    }
}
