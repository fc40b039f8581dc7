package guanlan.engine.schema;

import guanlan.core.values.Addresses;
import guanlan.core.values.CreditCode;
import guanlan.core.values.Phones;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every kind of field there is. */
public final class FieldTypes {
    private static final Map<String, FieldType> BY_KEY =
            List.of(
                            new IdType(),
                            new TextType("text", TextType.Line.class),
                            new TextType("long_text", TextType.Pages.class),
                            new NumberType("whole", Options.None.class),
                            new NumberType("decimal", NumberType.Digits.class),
                            new NumberType("money", NumberType.Digits.class),
                            new NumberType("percent", NumberType.Digits.class),
                            new YesNoType(),
                            new DateType(),
                            new DateTimeType(),
                            new SelectType(),
                            new NormalTextType("mail", Addresses::readMail),
                            new NormalTextType("phone", Phones::read),
                            new NormalTextType("url", Addresses::readUrl),
                            new NormalTextType("uscc", CreditCode::read),
                            new ReferenceType("reference", ReferenceType.To.class),
                            new ReferenceType("user", ReferenceType.ToUser.class),
                            new ReferenceType("department", ReferenceType.ToDepartment.class),
                            new MultiSelectType(),
                            new TagsType(),
                            new RatingType(),
                            new DurationType(),
                            new AddressType(),
                            new ReferencesType(),
                            new RecordType(),
                            new PlaceType(),
                            new AutoNumberType(),
                            new SecretType(0),
                            new CurrencyType(),
                            new RichTextType(),
                            new FileType("file", FileType.Papers.class),
                            new FileType("image", FileType.Images.class),
                            computed("formula", FormulaOptions.class),
                            computed("rollup", RollupOptions.class))
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(FieldType::key, type -> type));

    private FieldTypes() {}

    private static FieldType computed(String key, Class<? extends Options> options) {
        var number = new NumberType("decimal", NumberType.Digits.class);
        return new ComputedType(key, options, new Result(number, new NumberType.Digits(2)));
    }

    public static Collection<FieldType> all() {
        return BY_KEY.values();
    }

    public static Optional<FieldType> find(@Nullable String key) {
        return key == null ? Optional.empty() : Optional.ofNullable(BY_KEY.get(key));
    }

    public static FieldType require(String key) {
        var type = BY_KEY.get(key);
        if (type == null) {
            throw new IllegalArgumentException(
                    "no field type is called " + key + "; known: " + BY_KEY.keySet());
        }
        return type;
    }
}
