package guanlan.platform.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a person types to say who he is: one form for all ways of typing it, unique in the whole
 * installation.
 */
public record Login(String value) {
    private static final Pattern FIT = Pattern.compile("[\\p{L}\\p{N}._@+-]{2,64}");

    public Login {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    boolean fits() {
        return FIT.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
