package guanlan.core.text;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words a text is found by. Chinese is cut into overlapping pairs of characters, so that any
 * run of it is found without a dictionary; names are also found by pinyin and by initials from any
 * character on ({@code bd}, {@code baidu}, {@code 百度}); Latin words and numbers by their
 * beginnings, long numbers by their endings as well.
 *
 * <p>Both sides speak the syntax of PostgreSQL's {@code simple} text search: {@link #vector} writes
 * a tsvector, {@link #query} a tsquery.
 */
public final class SearchTerms {
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_RUN = 60;
    private static final int PINYIN_REACH = 6;
    private static final int NUMBER_TAIL = 3;
    private static final int QUERY_TERMS = 12;

    private SearchTerms() {}

    /**
     * A tsvector of everything the texts can be found by; the first text is a name and gets its
     * pinyin too. The terms of the name have weight A.
     */
    public static String vector(List<String> texts) {
        Set<String> name = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        for (int at = 0; at < texts.size(); at++) {
            boolean isName = at == 0;
            for (String run : runs(texts.get(at))) {
                add(isName ? name : others, run, isName);
            }
        }
        name.forEach(others::remove);
        return quoted(name, " ", ":1A") + " " + quoted(others, " ", "");
    }

    /**
     * What a name begins with, in the ways that people type it.
     *
     * @param text the name itself, without marks and spaces, in small letters
     * @param pinyin its sound; empty for names that are not Chinese
     * @param initials the first letters of its sound
     */
    public record Beginning(String text, String pinyin, String initials) {}

    /** How a name begins. */
    public static Beginning beginning(String name) {
        var text = new StringBuilder();
        var pinyin = new StringBuilder();
        var initials = new StringBuilder();
        boolean chinese = false;
        for (String run : runs(name)) {
            text.append(run);
            if (isHan(run)) {
                chinese = true;
                for (Pinyin syllable : HanLP.convertToPinyinList(run)) {
                    pinyin.append(syllable.getPinyinWithoutTone());
                    initials.append(syllable.getPinyinWithoutTone().charAt(0));
                }
            } else {
                pinyin.append(run);
                initials.append(run);
            }
        }
        return new Beginning(
                head(text), chinese ? head(pinyin) : "", chinese ? head(initials) : "");
    }

    private static String head(StringBuilder text) {
        return text.length() <= LONGEST_RUN
                ? text.toString()
                : text.substring(
                        0,
                        Character.isHighSurrogate(text.charAt(LONGEST_RUN - 1))
                                ? LONGEST_RUN - 1
                                : LONGEST_RUN);
    }

    /** Whether texts hold all that was typed: the answer of {@link #query} without a database. */
    public static boolean finds(String typed, List<String> texts) {
        Set<String> terms = new LinkedHashSet<>();
        for (int at = 0; at < texts.size(); at++) {
            boolean isName = at == 0;
            runs(texts.get(at)).forEach(run -> add(terms, run, isName));
        }
        return typedTerms(typed)
                .allMatch(part -> terms.stream().anyMatch(term -> term.startsWith(part)));
    }

    /**
     * A tsquery that finds the records holding all that was typed, each part at the beginning of
     * some term.
     */
    public static String query(String typed) {
        return asked(typed, "");
    }

    /** The same among the terms of names only. */
    public static String nameQuery(String typed) {
        return asked(typed, "A");
    }

    private static String asked(String typed, String weight) {
        return typedTerms(typed)
                .map(term -> quoted(term) + mark(isPair(term) ? weight : "*" + weight))
                .collect(Collectors.joining(" & "));
    }

    private static String mark(String mark) {
        return mark.isEmpty() ? "" : ":" + mark;
    }

    /**
     * Two Chinese characters are a whole term. To look for what begins with them would find the
     * same, but gather every record that has them before it looks for the next two.
     */
    private static boolean isPair(String term) {
        return isHan(term) && term.codePointCount(0, term.length()) == 2;
    }

    private static Stream<String> typedTerms(String typed) {
        Set<String> terms = new LinkedHashSet<>();
        runs(typed).forEach(run -> terms.addAll(isHan(run) ? pairs(run, false) : List.of(run)));
        return terms.stream().limit(QUERY_TERMS);
    }

    private static void add(Set<String> terms, String run, boolean isName) {
        if (!isHan(run)) {
            terms.add(run);
            addTails(terms, run);
            return;
        }
        terms.addAll(pairs(run, true));
        if (isName) {
            addPinyin(terms, run);
        }
    }

    /** Stretches of Chinese characters, and of other letters and digits, in small letters. */
    private static List<String> runs(String text) {
        String normal = normal(text);
        List<String> runs = new ArrayList<>();
        int from = 0;
        Kind kind = Kind.OTHER;
        for (int at = 0; at < normal.length(); ) {
            int letter = normal.codePointAt(at);
            Kind next = Kind.of(letter);
            if (next != kind) {
                end(runs, kind, normal, from, at);
                kind = next;
                from = at;
            }
            at += Character.charCount(letter);
        }
        end(runs, kind, normal, from, normal.length());
        return runs;
    }

    private static String normal(String text) {
        String some = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return Normalizer.normalize(some, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static void end(List<String> runs, Kind kind, String text, int from, int to) {
        if (kind == Kind.OTHER) {
            return;
        }
        String run = text.substring(from, to);
        String simple = kind == Kind.HAN ? HanLP.convertToSimplifiedChinese(run) : run;
        runs.add(simple.length() > LONGEST_RUN ? simple.substring(0, LONGEST_RUN) : simple);
    }

    /** What a character is to a search. */
    private enum Kind {
        HAN,
        WORD,
        OTHER;

        /** Most texts are plain Latin and common Chinese, which need no look into the tables. */
        static Kind of(int letter) {
            if (letter < 0x80) {
                return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9'
                        ? WORD
                        : OTHER;
            }
            if (letter >= 0x4E00 && letter <= 0x9FFF
                    || Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN) {
                return HAN;
            }
            return Character.isLetter(letter) || isNumber(letter) ? WORD : OTHER;
        }

        private static boolean isNumber(int letter) {
            return switch (Character.getType(letter)) {
                case Character.DECIMAL_DIGIT_NUMBER,
                        Character.LETTER_NUMBER,
                        Character.OTHER_NUMBER ->
                        true;
                default -> false;
            };
        }
    }

    private static List<String> pairs(String run, boolean withLast) {
        List<String> pairs = new ArrayList<>();
        int[] letters = run.codePoints().toArray();
        for (int at = 0; at + 1 < letters.length; at++) {
            pairs.add(new String(letters, at, 2));
        }
        if (withLast || letters.length == 1) {
            pairs.add(new String(letters, letters.length - 1, 1));
        }
        return pairs;
    }

    private static void addPinyin(Set<String> terms, String run) {
        List<Pinyin> syllables = HanLP.convertToPinyinList(run);
        for (int from = 0; from < syllables.size(); from++) {
            var whole = new StringBuilder();
            var initials = new StringBuilder();
            for (int at = from; at < Math.min(syllables.size(), from + PINYIN_REACH); at++) {
                String syllable = syllables.get(at).getPinyinWithoutTone();
                whole.append(syllable);
                initials.append(syllable.charAt(0));
            }
            terms.add(whole.toString());
            terms.add(initials.toString());
        }
    }

    private static void addTails(Set<String> terms, String run) {
        if (run.length() <= NUMBER_TAIL || !run.chars().allMatch(Character::isDigit)) {
            return;
        }
        for (int from = 1; from + NUMBER_TAIL <= run.length(); from++) {
            terms.add(run.substring(from));
        }
    }

    private static String quoted(Collection<String> terms, String between, String suffix) {
        var all = new StringBuilder(terms.size() * 12);
        for (String term : terms) {
            all.append(all.isEmpty() ? "" : between).append(quoted(term)).append(suffix);
        }
        return all.toString();
    }

    private static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static boolean isHan(String run) {
        return Kind.of(run.codePointAt(0)) == Kind.HAN;
    }
}
