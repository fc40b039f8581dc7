package guanlan.platform.problems;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Sentences by key in Chinese and English, read from {@code texts/<module>_<language>.properties}.
 * A placeholder is the parameter's name in braces; Chinese answers a Chinese locale, English every
 * other.
 */
@Component
public final class Texts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, String> chinese = load("zh");
    private final Map<String, String> english = load("en");

    public String say(Code code, Map<String, ?> params, Locale locale) {
        return say(code.key(), params, locale);
    }

    public String say(Finding finding, Locale locale) {
        return say(finding.code().key(), finding.params(), locale);
    }

    /**
     * The sentence of a key, or the key itself where nobody wrote one (a test keeps that from
     * happening to codes).
     */
    public String say(String key, Map<String, ?> params, Locale locale) {
        String pattern = of(locale).getOrDefault(key, key);
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(hit -> Matcher.quoteReplacement(value(params, hit.group(1))));
    }

    public boolean knows(String key, Locale locale) {
        return of(locale).containsKey(key);
    }

    private Map<String, String> of(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }

    private static String value(Map<String, ?> params, String name) {
        return params.containsKey(name) ? String.valueOf(params.get(name)) : "{" + name + "}";
    }

    private static Map<String, String> load(String language) {
        Map<String, String> all = new HashMap<>();
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:texts/*_" + language + ".properties");
            for (Resource file : files) {
                read(file).forEach((key, text) -> all.put((String) key, (String) text));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(all);
    }

    private static Properties read(Resource file) throws IOException {
        var properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
