package guanlan.core.matching;

import guanlan.core.text.Domains;
import guanlan.core.text.Plain;
import guanlan.core.text.Syllables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a record can be found again by in an index on disk: few keys, each of them telling. Names
 * give their core, their brand, its sound and initials, and runs of letters that a slip leaves
 * whole; codes, numbers of phones, mails and domains give themselves. {@link Keys} makes many more
 * for an index in memory.
 */
public final class Blocking {
    private static final int MOST = 48;
    private static final int PIECED = 20;
    private static final int SKIPPED = 6;
    private static final int SHORT = 3;
    private static final int HALVED = 12;
    private static final long PRIME = 0x100000001b3L;

    private final List<Field> fields;
    private final long start;

    /**
     * @param domain keeps the keys of different tables apart
     */
    public Blocking(String domain, List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.start = hash(0xcbf29ce484222325L, domain);
    }

    /** Distinct keys of a record; cells in the order of the fields. */
    public long[] keys(String[] cells) {
        Set<Long> keys = new LinkedHashSet<>();
        for (int at = 0; at < fields.size(); at++) {
            if (!cells[at].isBlank()) {
                Kind kind = fields.get(at).kind();
                add(kind, Forms.of(kind, cells[at]), cells[at], keys);
            }
        }
        return keys.stream().mapToLong(Long::longValue).limit(MOST).toArray();
    }

    /** The key of a name alone, under which every record that bears it is found. */
    public long name(String name) {
        return key('n', Plain.letters(Forms.of(Kind.COMPANY, name).text()));
    }

    private void add(Kind kind, Forms.Form form, String cell, Set<Long> keys) {
        switch (kind) {
            case COMPANY -> company(form, keys);
            case PERSON -> person(form, keys);
            case PHONE -> {
                put('t', form.text(), keys);
                put('e', form.other(), keys);
            }
            case MAIL -> {
                put('m', form.text(), keys);
                Domains.ofOwner(cell).ifPresent(domain -> put('d', domain, keys));
                if (form.other().length() > SHORT + 2) {
                    put('l', Plain.letters(form.other()), keys);
                }
            }
            case URL -> put('d', form.text(), keys);
            case CODE -> code(form.text(), keys);
            case ADDRESS -> put('a', Plain.letters(form.text()), keys);
            case TEXT -> {
                put('x', Plain.letters(form.text()), keys);
                Words.of(form.text()).stream().limit(SKIPPED).forEach(word -> put('w', word, keys));
            }
            case DATE, NUMBER, CATEGORY, PROSE -> {}
        }
    }

    private void company(Forms.Form form, Set<Long> keys) {
        String core = Plain.letters(form.text());
        String brand = Plain.letters(form.other());
        put('n', core, keys);
        put('b', brand, keys);
        put('s', Plain.hasHan(brand) ? Syllables.joined(brand) : brand, keys);
        if (brand.length() >= SHORT && brand.length() <= SKIPPED) {
            put('i', Plain.hasHan(brand) ? Syllables.initials(brand) : brand, keys);
        }
        if (Plain.hasHan(core)) {
            skips(brand, keys);
            pieces(core, SHORT, keys);
        } else {
            Words.of(form.text()).stream()
                    .filter(word -> word.length() >= SHORT)
                    .limit(SKIPPED)
                    .forEach(word -> put('w', word, keys));
            pieces(brand, SHORT + 2, keys);
        }
    }

    /** Pairs of letters at most one apart: one wrong letter of three leaves a pair. */
    private void skips(String brand, Set<Long> keys) {
        for (int at = 0; at + 1 < Math.min(SKIPPED, brand.length()) && brand.length() > 2; at++) {
            put('k', brand.substring(at, at + 2), keys);
            if (at + 2 < brand.length()) {
                put('k', "" + brand.charAt(at) + brand.charAt(at + 2), keys);
            }
        }
    }

    private void pieces(String letters, int size, Set<Long> keys) {
        for (int at = 0; at + size <= Math.min(PIECED, letters.length()); at++) {
            put('g', letters.substring(at, at + size), keys);
        }
    }

    private void person(Forms.Form form, Set<Long> keys) {
        put('p', form.other(), keys);
        if (!Plain.hasHan(form.text())) {
            Words.of(form.text()).stream()
                    .filter(word -> word.length() >= SHORT)
                    .forEach(word -> put('q', word, keys));
        }
    }

    /** Half of a long code survives a slip in the other. */
    private void code(String text, Set<Long> keys) {
        put('c', text, keys);
        if (text.length() >= HALVED) {
            put('h', text.substring(0, text.length() / 2), keys);
            put('h', text.substring(text.length() / 2), keys);
        }
    }

    private void put(char sort, String text, Set<Long> keys) {
        if (text.length() > 1) {
            keys.add(key(sort, text));
        }
    }

    private long key(char sort, String text) {
        return hash((start ^ sort) * PRIME, text);
    }

    private static long hash(long from, String text) {
        long hash = from;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * PRIME;
        }
        return hash ^ (hash >>> 32);
    }
}
