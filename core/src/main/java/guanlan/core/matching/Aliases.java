package guanlan.core.matching;

import guanlan.core.text.CompanyNames;
import guanlan.core.text.Plain;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dictionary of names that mean the same company; it grows with each human decision. Names are
 * kept by their core, so that 阿里巴巴（中国）有限公司 teaches 阿里巴巴 as well. A decision may be taken back. Not
 * safe for several threads.
 */
public final class Aliases {
    private final Map<String, String> meanings = new HashMap<>();

    /** What a name is looked up by: its core without blanks and signs. */
    static String key(String name) {
        String key = CompanyNames.read(name).key();
        return key.isEmpty() ? Plain.letters(Plain.of(name)) : key;
    }

    /** From now on the alias means the name; an earlier meaning is forgotten. */
    public void learn(String alias, String name) {
        String key = key(alias);
        if (!key.isEmpty() && !key.equals(key(meaning(name).orElse(name)))) {
            meanings.put(key, name);
        }
    }

    public void forget(String alias) {
        meanings.remove(key(alias));
    }

    /** What an alias has been said to mean, through any number of steps. */
    public Optional<String> meaning(String alias) {
        String name = meanings.get(key(alias));
        String last = name;
        for (int step = 0; step < meanings.size() && name != null; step++) {
            last = name;
            name = meanings.get(key(name));
        }
        return Optional.ofNullable(last);
    }

    /** Whether both names are one or have been said to mean one. */
    public boolean same(String one, String two) {
        return key(meaning(one).orElse(one)).equals(key(meaning(two).orElse(two)));
    }

    public int size() {
        return meanings.size();
    }
}
