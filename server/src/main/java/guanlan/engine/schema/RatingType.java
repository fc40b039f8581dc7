package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import guanlan.core.values.Amounts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Stars: a whole number from one to the most that the field has, usually five. */
record RatingType() implements FieldType {
    private static final Pattern STARS = Pattern.compile("[★⭐*]+[☆]*");
    private static final Pattern COUNTED = Pattern.compile("(.+?)\\s*(?:星|分|stars?|/\\s*(\\d+))");

    /** How many stars there are. */
    record Stars(int most) implements Options {
        private static final int USUAL = 5;

        Stars {
            if (most < 2 || most > 10) {
                throw new IllegalArgumentException("a rating has 2 to 10 stars, not " + most);
            }
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Stars of(@Nullable Integer most) {
            return new Stars(most == null ? USUAL : most);
        }
    }

    @Override
    public String key() {
        return "rating";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.BIGINT;
    }

    @Override
    public Class<? extends Options> options() {
        return Stars.class;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        String text = TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        int most = field.options(Stars.class).most();
        return stars(text, most)
                .filter(
                        stars ->
                                stars.signum() > 0
                                        && stars.compareTo(BigDecimal.valueOf(most)) <= 0)
                .filter(stars -> stars.stripTrailingZeros().scale() <= 0)
                .<Parsed>map(stars -> new Parsed.Value(stars.longValueExact()))
                .orElseGet(() -> UnfitValue.refuse(field, text, Map.of("most", most)));
    }

    private static Optional<BigDecimal> stars(String text, int most) {
        if (STARS.matcher(text).matches()) {
            return Optional.of(BigDecimal.valueOf(text.chars().filter(c -> c != '☆').count()));
        }
        Matcher counted = COUNTED.matcher(text);
        if (!counted.matches()) {
            return Amounts.read(text);
        }
        boolean otherScale = counted.group(2) != null && !counted.group(2).equals("" + most);
        return otherScale ? Optional.empty() : Amounts.read(counted.group(1));
    }
}
