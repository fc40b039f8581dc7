package guanlan.core.values;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of mail and web, in one normal form: mail in lower case, web with its scheme. */
public final class Addresses {
    private static final Pattern MAIL =
            Pattern.compile(
                    "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*@([^@\\s]+)");
    private static final Pattern HOST =
            Pattern.compile(
                    "([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}{2,24}");
    private static final Pattern URL =
            Pattern.compile("(?i)(?:(https?)://)?([^/?#:\\s]+)(:\\d{1,5})?([/?#]\\S*)?");

    private Addresses() {}

    public static Optional<String> readMail(String text) {
        String bare = normal(text);
        var mail = MAIL.matcher(bare);
        boolean fits = bare.length() <= 254 && mail.matches() && isHost(mail.group(2));
        return fits ? Optional.of(bare.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /**
     * An http or https address; a bare host is taken as https. No other scheme is an address of the
     * web.
     */
    public static Optional<String> readUrl(String text) {
        String bare = normal(text);
        var url = URL.matcher(bare);
        if (bare.length() > 2000 || !url.matches() || !isHost(url.group(2))) {
            return Optional.empty();
        }
        String scheme = url.group(1) == null ? "https" : url.group(1).toLowerCase(Locale.ROOT);
        String host = url.group(2).toLowerCase(Locale.ROOT);
        return Optional.of(scheme + "://" + host + orEmpty(url.group(3)) + orEmpty(url.group(4)));
    }

    private static boolean isHost(String host) {
        if (!HOST.matcher(host).matches()) {
            return false;
        }
        try {
            return !IDN.toASCII(host).isEmpty();
        } catch (IllegalArgumentException impossible) {
            return false;
        }
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
