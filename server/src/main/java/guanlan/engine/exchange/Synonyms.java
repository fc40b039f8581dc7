package guanlan.engine.exchange;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectName;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What people call a field at the head of a column: its own names, and those of {@code
 * exchange/synonyms.properties}.
 */
final class Synonyms {
    private static final Pattern ASIDE = Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, List<Name>> known = new HashMap<>();

    Synonyms() {
        load().forEach((field, names) -> known.put((String) field, names((String) names)));
    }

    /**
     * A name in its bare form.
     *
     * @param weak whether it only counts where the cells fit as well
     */
    record Name(String bare, double worth, boolean weak) {}

    /** Every name of a field, its own before those of the file. */
    Stream<Name> of(ObjectName object, FieldDefinition field) {
        return Stream.of(
                        Stream.of(field.name(), field.label().zh(), field.label().en())
                                .map(own -> new Name(bare(own), 1, false)),
                        known.getOrDefault(field.name(), List.of()).stream(),
                        known.getOrDefault(object + "." + field.name(), List.of()).stream())
                .flatMap(names -> names);
    }

    /** Lower case, words apart, without what stands in brackets or is no letter: “公司名称（必填）*”. */
    static String bare(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String without = ASIDE.matcher(plain).replaceAll(" ");
        String words = CAMEL.matcher(without.isBlank() ? plain : without).replaceAll(" ");
        return BETWEEN.matcher(words).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private static List<Name> names(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .map(
                        name ->
                                name.startsWith("[")
                                        ? new Name(
                                                bare(name.substring(1, name.length() - 1)),
                                                0.8,
                                                true)
                                        : new Name(bare(name), 0.95, false))
                .toList();
    }

    private static Properties load() {
        var properties = new Properties();
        try (InputStream in =
                Objects.requireNonNull(
                        Synonyms.class.getResourceAsStream("/exchange/synonyms.properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }
}
