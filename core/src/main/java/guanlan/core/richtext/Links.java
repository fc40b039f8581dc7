package guanlan.core.richtext;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a link may lead. */
final class Links {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");
    private static final int LONGEST = 2_000;

    private Links() {}

    /**
     * The address as it is written into the document; nothing where it is none, or one that a
     * browser could run. What browsers drop while they read (blanks, controls) is dropped before
     * the scheme is looked at.
     */
    static Optional<String> safe(Object given) {
        String text =
                Normalizer.normalize(given.toString(), Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cc}\\p{Cf}\\s]", "");
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text.replaceAll("[\"<>\\\\^`{|}]", ""));
            String scheme = uri.getScheme();
            return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
                    ? Optional.of(uri.toString())
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
