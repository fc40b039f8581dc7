package guanlan.edge.api;

import guanlan.platform.problems.Problem;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a record as an entity tag: {@code If-Match: "7"}. */
final class Versions {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    private Versions() {}

    static @Nullable Long expected(@Nullable String match) {
        if (match == null || match.isBlank() || match.strip().equals("*")) {
            return null;
        }
        var tag = TAG.matcher(match.strip());
        if (!tag.matches()) {
            throw new Problem(ApiProblem.PARAMETER, Map.of("name", "If-Match"));
        }
        return Long.valueOf(tag.group(1));
    }
}
