package guanlan.bench.eval;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code NAME [--option value …]} runs an evaluation: {@code matching} and {@code address} over the
 * labelled sets, {@code match}, {@code dedupe} and {@code alias} over any files, {@code learn} and
 * {@code learn-addresses} make the shipped models again.
 */
public final class Evals {
    private static final Map<String, Evaluation> ALL =
            new TreeMap<>(
                    Map.of(
                            "matching",
                            MatchingEval::run,
                            "match",
                            FileEvals::match,
                            "dedupe",
                            FileEvals::dedupe,
                            "alias",
                            FileEvals::alias,
                            "address",
                            AddressEval::run,
                            "learn",
                            ShippedModels::learn,
                            "learn-addresses",
                            AddressEval::learn));

    private Evals() {}

    /** What is done with the options given. */
    interface Evaluation {
        /** Whether every bar was reached. */
        boolean run(Options options) throws Exception;
    }

    /** {@code --left a.csv --unsupervised}: by name, empty where nothing follows. */
    record Options(Map<String, String> given) {
        Path file(String name) {
            String file = given.getOrDefault(name, "");
            if (file.isEmpty()) {
                throw new IllegalArgumentException("--" + name + " FILE is missing");
            }
            return Path.of(file);
        }

        boolean has(String name) {
            return given.containsKey(name);
        }

        static Options of(List<String> words) {
            Map<String, String> given = new HashMap<>();
            for (int at = 0; at < words.size(); at++) {
                if (!words.get(at).startsWith("--")) {
                    throw new IllegalArgumentException(words.get(at) + " belongs to no option");
                }
                boolean followed = at + 1 < words.size() && !words.get(at + 1).startsWith("--");
                given.put(words.get(at).substring(2), followed ? words.get(at + 1) : "");
                at += followed ? 1 : 0;
            }
            return new Options(given);
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        Evaluation evaluation = words.isEmpty() ? null : ALL.get(words.getFirst());
        if (evaluation == null) {
            System.err.println(
                    "There is no such evaluation; there is "
                            + String.join(", ", ALL.keySet())
                            + ".");
            System.exit(2);
            return;
        }
        try {
            System.exit(evaluation.run(Options.of(words.subList(1, words.size()))) ? 0 : 1);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (NoSuchFileException missing) {
            System.err.println("There is no file " + missing.getFile() + ".");
            System.exit(2);
        }
    }

    /** Where the labelled sets lie. */
    static Path data() {
        String given = System.getenv("GUANLAN_DATA");
        return given == null
                ? Path.of(System.getProperty("guanlan.root", "."), "..", "shared", "data")
                        .normalize()
                : Path.of(given);
    }
}
