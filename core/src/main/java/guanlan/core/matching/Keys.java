package guanlan.core.matching;

import guanlan.core.text.Plain;
import guanlan.core.text.Syllables;
import java.util.Arrays;
import java.util.List;

/**
 * What two records must share, in at least one piece, to be compared at all: words, runs of
 * letters, whole values, ends of phone numbers, domains, pinyin. Which of them are rare enough to
 * be followed is decided by {@link Candidates}.
 */
final class Keys {
    private static final int LONGEST = 40;
    private static final int PIECE = 0x51ED270B;
    private static final int MOST = 160;

    private final List<Field> fields;
    private final int[] keys = new int[MOST];
    private int count;

    Keys(List<Field> fields) {
        this.fields = fields;
    }

    /** Distinct keys of a record, ascending. Not safe for several threads. */
    int[] of(Entry entry) {
        count = 0;
        for (int at = 0; at < fields.size(); at++) {
            Value value = entry.values()[at];
            if (value != null) {
                add(fields.get(at).kind(), value);
            }
        }
        int[] copy = Arrays.copyOf(keys, count);
        return Words.distinct(copy, copy.length);
    }

    private void add(Kind kind, Value value) {
        switch (kind) {
            case COMPANY -> {
                words(value);
                pieces(value.text(), 1);
                put("b", value.other());
                sound("s", value.other());
            }
            case PERSON -> {
                words(value);
                pieces(value.text(), 1);
                put("p", value.other());
            }
            case PHONE -> put("t", value.other());
            case MAIL -> {
                put("m", value.text());
                put("l", value.other());
                pieces(value.other(), 3);
            }
            case URL -> put("u", value.text());
            case DATE -> {
                put("d", value.text());
                pieces(value.text(), 7);
            }
            case CODE -> {
                put("c", value.text());
                pieces(value.text(), 5);
                words(value);
            }
            case ADDRESS, TEXT -> {
                words(value);
                pieces(value.text(), 1);
            }
            case PROSE -> words(value);
            case NUMBER, CATEGORY -> {}
        }
    }

    private void words(Value value) {
        for (int word : value.words()) {
            put(word);
        }
    }

    private void put(String sort, String text) {
        if (text.length() > 1) {
            put(Words.hash(text) * 31 + sort.charAt(0));
        }
    }

    private void sound(String sort, String brand) {
        if (Plain.hasHan(brand)) {
            put(sort, Syllables.joined(brand));
        } else {
            put(sort, Plain.letters(brand));
        }
    }

    /** Runs of four letters, three for Chinese; a sort keeps those of mails and codes apart. */
    private void pieces(String text, int sort) {
        String letters = Plain.letters(text);
        int size = Plain.hasHan(letters) ? 3 : 4;
        int last = Math.min(LONGEST, letters.length()) - size;
        for (int at = 0; at <= last; at++) {
            put(Words.hash(letters.substring(at, at + size)) * PIECE + sort);
        }
    }

    private void put(int key) {
        if (count < MOST) {
            keys[count++] = key;
        }
    }
}
