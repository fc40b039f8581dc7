package guanlan.engine.exchange;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which field each column of a file is: by what its heading is called, held against what its cells
 * hold. Each field goes to the column that suits it best, once.
 */
final class Guesses {
    private static final double LEAST = 0.5;

    /** Fewer cells than these say little about a column. */
    private static final int TELLING = 5;

    private static final int SAMPLES = 5;
    private static final int SAMPLE_LENGTH = 200;

    private final Synonyms synonyms;

    Guesses(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    private record Guess(int column, String field, double confidence) {}

    /** The fields a file may fill, in order. */
    static Stream<FieldDefinition> importable(ObjectDefinition object) {
        return object.givable().stream().filter(field -> field.type().takesWords());
    }

    List<Column> of(
            ObjectDefinition object, List<String> headers, List<SourceRow> rows, Reading habits) {
        List<Content> contents = new ArrayList<>();
        List<Guess> guesses = new ArrayList<>();
        for (int at = 0; at < headers.size(); at++) {
            int column = at;
            var content = new Content(rows.stream().map(row -> row.cell(column)).toList());
            contents.add(content);
            String header = Synonyms.bare(headers.get(at));
            importable(object)
                    .map(
                            field ->
                                    new Guess(
                                            column,
                                            field.name(),
                                            confidence(object, field, header, content, habits)))
                    .filter(guess -> guess.confidence() >= LEAST)
                    .forEach(guesses::add);
        }
        Map<Integer, Guess> chosen = best(guesses);
        List<Column> columns = new ArrayList<>();
        for (int at = 0; at < headers.size(); at++) {
            columns.add(column(at, headers.get(at), contents.get(at), chosen));
        }
        return columns;
    }

    private static Column column(
            int at, String header, Content content, Map<Integer, Guess> chosen) {
        Guess guess = chosen.get(at);
        return new Column(
                at,
                header,
                content.cells().stream().distinct().limit(SAMPLES).map(Guesses::shown).toList(),
                guess == null ? null : guess.field(),
                guess == null ? 0 : Math.round(guess.confidence() * 100) / 100.0);
    }

    private static String shown(String cell) {
        return cell.length() <= SAMPLE_LENGTH ? cell : cell.substring(0, SAMPLE_LENGTH) + "…";
    }

    private static Map<Integer, Guess> best(List<Guess> guesses) {
        Map<Integer, Guess> chosen = new HashMap<>();
        Set<String> taken = new HashSet<>();
        guesses.stream()
                .sorted(Comparator.comparingDouble(Guess::confidence).reversed())
                .forEach(
                        guess -> {
                            if (!chosen.containsKey(guess.column()) && taken.add(guess.field())) {
                                chosen.put(guess.column(), guess);
                            }
                        });
        return chosen;
    }

    private double confidence(
            ObjectDefinition object,
            FieldDefinition field,
            String header,
            Content content,
            Reading habits) {
        double fits = content.fits(field, habits);
        double named =
                synonyms.of(object.name(), field)
                        .filter(name -> !name.weak() || fits > 0.5)
                        .mapToDouble(name -> name.worth() * alike(header, name.bare()))
                        .max()
                        .orElse(0);
        double judged = Math.min(1, named * agreement(field, content, fits));
        return Math.max(judged, header.isEmpty() || named == 0 ? content.pointsTo(field) : 0);
    }

    /**
     * What cells that fit add to a name, and what cells that do not take from it. Countries are
     * known by a list that knows few spellings: to be on it says much, not to be on it little.
     */
    private static double agreement(FieldDefinition field, Content content, double fits) {
        if (field.name().equals("country")) {
            return 0.9 + 0.2 * fits;
        }
        double least =
                switch (field.type().key()) {
                    case "select" -> 0.7;
                    case "text", "long_text" -> 0.5;
                    // Most rows would be refused: whatever the heading says, it is another thing.
                    default -> content.cells().size() >= TELLING ? 0.3 : 0.5;
                };
        return fits >= 0.5 ? 0.8 + 0.2 * fits : least;
    }

    /** 1 for the same name; less for one within the other, or with a letter or two wrong. */
    static double alike(String header, String name) {
        if (header.isEmpty() || name.isEmpty()) {
            return 0;
        }
        if (header.equals(name) || header.replace(" ", "").equals(name.replace(" ", ""))) {
            return 1;
        }
        boolean words = header.codePoints().allMatch(c -> c < 0x2e80);
        if (within(header, name, words)) {
            return 0.55 + 0.3 * name.length() / header.length();
        }
        int longer = Math.max(header.length(), name.length());
        double same = 1 - (double) distance(header, name) / longer;
        return words && longer >= 5 && same >= 0.8 ? 0.8 * same : 0;
    }

    /** Latin names are found as whole words; Chinese ones of two characters or more anywhere. */
    private static boolean within(String header, String name, boolean words) {
        return words
                ? (" " + header + " ").contains(" " + name + " ")
                : name.length() > 1 && header.contains(name);
    }

    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int at = 0; at <= other.length(); at++) {
            previous[at] = at;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int at = 1; at <= other.length(); at++) {
                int change = one.charAt(row - 1) == other.charAt(at - 1) ? 0 : 1;
                current[at] =
                        Math.min(
                                Math.min(current[at - 1], previous[at]) + 1,
                                previous[at - 1] + change);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
