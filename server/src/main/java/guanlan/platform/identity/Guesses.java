package guanlan.platform.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a guesser tries first: a list of known passwords and words, and the rules by which people
 * make new ones of them. A few rules keep out what would take a list of millions: a word with
 * digits around it, look-alike signs, repetitions, walks over the keyboard, mere numbers.
 */
final class Guesses {
    private static final int LEAST_DIFFERENT = 4;

    /** A number of so many digits is a date, a telephone or an identity card. */
    private static final int LONGEST_NUMBER = 18;

    /** A walk that breaks off more often than once in so many steps is none. */
    private static final int STEPS_PER_WALK = 5;

    private static final String ALIKE = "013457$@!8";
    private static final String MEANT = "oieastsaib";

    private static final List<String> WALKS =
            List.of(
                    "01234567890",
                    "abcdefghijklmnopqrstuvwxyz",
                    "qwertyuiop[]\\",
                    "asdfghjkl;'",
                    "zxcvbnm,./",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "!@#$%^&*()_+",
                    "147258369",
                    "qazwsxedcrfvtgbyhnujmikolp");

    private final Set<String> known = load();

    /** Alike for all ways of writing the same signs. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    boolean holds(String plain) {
        return plain.codePoints().distinct().count() < LEAST_DIFFERENT
                || isNumber(plain)
                || isWord(plain)
                || isRepeated(plain)
                || isWalk(plain);
    }

    private static boolean isNumber(String plain) {
        return plain.length() <= LONGEST_NUMBER
                && plain.chars().allMatch(sign -> !Character.isLetter(sign) && sign < 128);
    }

    /** {@code Passw0rd2026!}: a word of the list between digits and signs. */
    private boolean isWord(String plain) {
        String core = plain.replaceFirst("^[^\\p{L}]+", "").replaceFirst("[^\\p{L}]+$", "");
        String signsCut = plain.replaceFirst("[^\\p{L}\\p{N}]+$", "");
        return known.contains(plain)
                || known.contains(signsCut)
                || known.contains(core)
                || known.contains(meant(core))
                || known.contains(coreOf(meant(signsCut)));
    }

    private static String coreOf(String text) {
        return text.replaceFirst("^[^\\p{L}]+", "").replaceFirst("[^\\p{L}]+$", "");
    }

    private static String meant(String text) {
        var meant = new StringBuilder(text);
        for (int at = 0; at < meant.length(); at++) {
            int sign = ALIKE.indexOf(meant.charAt(at));
            if (sign >= 0) {
                meant.setCharAt(at, MEANT.charAt(sign));
            }
        }
        return meant.toString();
    }

    /** {@code abc1abc1abc1}: the same again and again, however it ends. */
    private static boolean isRepeated(String plain) {
        for (int unit = 1; unit <= plain.length() / 2; unit++) {
            if (plain.regionMatches(0, plain, unit, plain.length() - unit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWalk(String plain) {
        int breaks = 0;
        for (int at = 1; at < plain.length(); at++) {
            breaks += follows(plain.charAt(at - 1), plain.charAt(at)) ? 0 : 1;
        }
        return breaks * STEPS_PER_WALK < plain.length();
    }

    private static boolean follows(char one, char next) {
        return one == next
                || WALKS.stream()
                        .anyMatch(
                                walk ->
                                        walk.contains("" + one + next)
                                                || walk.contains("" + next + one));
    }

    private static Set<String> load() {
        try (InputStream list =
                Objects.requireNonNull(Guesses.class.getResourceAsStream("common-passwords.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
