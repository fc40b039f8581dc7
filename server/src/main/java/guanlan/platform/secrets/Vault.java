package guanlan.platform.secrets;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Seals texts and opens them again. There is one in a process, which field types reach without
 * being handed it, so that a secret is sealed the moment it is read.
 */
public final class Vault {
    private static final Pattern TOKEN =
            Pattern.compile("sealed\\.1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]{38,}");

    private static volatile @Nullable Vault current;

    private final Keys keys;

    private Vault(Keys keys) {
        this.keys = keys;
    }

    /** With the keys of a file, which is made when there is none. */
    public static Vault at(Path file) {
        return new Vault(KeyFile.at(file));
    }

    /** With keys in Base64, the newest first. */
    public static Vault of(String keys) {
        return new Vault(Keys.given(keys));
    }

    /** That of this process. */
    public static Vault current() {
        return opened().orElseThrow(() -> new IllegalStateException("no vault was opened"));
    }

    /** That of this process, or nothing before one is opened. */
    public static Optional<Vault> opened() {
        return Optional.ofNullable(current);
    }

    /** Makes it that of this process. */
    public Vault open() {
        current = this;
        return this;
    }

    public Sealed seal(String clear) {
        return keys.all().getFirst().seal(clear);
    }

    /** Every way in which the text may be kept: one for each key. */
    public List<Sealed> forms(String clear) {
        return keys.all().stream().map(key -> key.seal(clear)).toList();
    }

    /** Nothing when its key is not here, or it was altered. */
    public Optional<String> open(Sealed sealed) {
        return keys.all().stream().flatMap(key -> key.open(sealed).stream()).findFirst();
    }

    /** A text that is a sealed one of ours. */
    public Optional<Sealed> find(String text) {
        return TOKEN.matcher(text).matches()
                ? Optional.of(new Sealed(text)).filter(found -> open(found).isPresent())
                : Optional.empty();
    }

    /** From now on a new key seals; false: the keys were given by the operator, who must add it. */
    public boolean renew() {
        return keys.renew();
    }

    /** 32 bytes for another purpose than sealing, one for each key, the newest first. */
    public List<byte[]> derived(String purpose) {
        return keys.all().stream().map(key -> key.derived(purpose)).toList();
    }

    /** How texts begin that an older key sealed. */
    public List<String> oldMarks() {
        return keys.all().stream().skip(1).map(SealingKey::mark).toList();
    }

    /** The same text, with all that is sealed inside of it under the newest key. */
    public String resealed(String text) {
        return TOKEN.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        open(new Sealed(found.group()))
                                                .map(clear -> seal(clear).token())
                                                .orElse(found.group())));
    }
}
