package guanlan.platform.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Whatever can go wrong can be said, in both languages, with the same figures. */
class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private final Map<String, String> chinese = load("zh");
    private final Map<String, String> english = load("en");

    @Test
    void hasASentenceForEveryCodeInBothLanguages() {
        List<String> keys = codes().map(Code::key).toList();
        assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
        assertThat(chinese.keySet()).containsAll(keys);
        assertThat(english.keySet()).containsAll(keys);
    }

    @Test
    void hasATitleForEveryStatus() {
        List<String> titles = codes().map(code -> "title." + code.status()).distinct().toList();
        assertThat(chinese.keySet()).containsAll(titles);
        assertThat(english.keySet()).containsAll(titles);
    }

    @Test
    void saysTheSameInBothLanguages() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(chinese.keySet())
                .allSatisfy(
                        key ->
                                assertThat(placeholders(chinese.get(key)))
                                        .as(key)
                                        .isEqualTo(placeholders(english.get(key))));
    }

    private static TreeSet<String> placeholders(@Nullable String text) {
        return new TreeSet<>(
                PLACEHOLDER
                        .matcher(String.valueOf(text))
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    /** The enum constants of the product's own classes. */
    private static Stream<Code> codes() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Code.class));
        return scan.findCandidateComponents("guanlan").stream()
                .map(found -> type(String.valueOf(found.getBeanClassName())))
                .filter(Class::isEnum)
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(Code.class::cast);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Map<String, String> load(String language) {
        var texts = new HashMap<String, String>();
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:texts/*_" + language + ".properties");
            for (Resource file : files) {
                properties(file).forEach((key, text) -> add(texts, (String) key, (String) text));
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        return texts;
    }

    private static void add(Map<String, String> texts, String key, String text) {
        assertThat(texts.put(key, text)).as("two modules say " + key).isNull();
    }

    private static Properties properties(Resource file) throws IOException {
        var properties = new Properties();
        try (Reader reader = new StringReader(file.getContentAsString(StandardCharsets.UTF_8))) {
            properties.load(reader);
        }
        return properties;
    }
}
