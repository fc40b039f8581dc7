package guanlan.bench.eval;

import guanlan.core.matching.Candidates;
import guanlan.core.matching.Comparison;
import guanlan.core.matching.Field;
import guanlan.core.matching.Learning;
import guanlan.core.matching.Matcher;
import guanlan.core.matching.PairModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Decided pairs of many tables, told in the general numbers only: train parts of public sets and
 * invented records.
 */
final class Lessons {
    private static final List<String> TRAIN =
            List.of(
                    "Structured/Beer",
                    "Structured/Fodors-Zagats",
                    "Structured/iTunes-Amazon",
                    "Structured/Amazon-Google",
                    "Structured/Walmart-Amazon",
                    "Textual/Abt-Buy",
                    "Structured/DBLP-ACM",
                    "Structured/DBLP-GoogleScholar",
                    "Dirty/DBLP-ACM",
                    "Dirty/Walmart-Amazon",
                    "Dirty/iTunes-Amazon");
    private static final String INVENTED = "invented";
    private final List<Lesson> lessons = new ArrayList<>();
    private String source = INVENTED;

    /** A decided pair and the set that it is from. */
    private record Lesson(String source, float[] row, byte label) {}

    /** All of them, or those of every set but one. */
    PairModel learn(Learning learning, long seed, String without) {
        List<Lesson> taken =
                lessons.stream().filter(each -> !family(each.source).equals(without)).toList();
        byte[] labels = new byte[taken.size()];
        for (int at = 0; at < labels.length; at++) {
            labels[at] = taken.get(at).label;
        }
        return learning.learn(
                taken.stream().map(Lesson::row).toArray(float[][]::new), labels, seed);
    }

    /** Sets of the same records are one family: Structured/DBLP-ACM and Dirty/DBLP-ACM. */
    static String family(String set) {
        return set.substring(set.indexOf('/') + 1);
    }

    void labelled(Path sets) throws IOException {
        for (String name : TRAIN) {
            source = name;
            Path balanced = sets.resolve(name).resolve("train.balance.txt");
            LabelledPairs pairs =
                    PairFile.read(
                            Files.exists(balanced)
                                    ? balanced
                                    : sets.resolve(name).resolve("train.txt"));
            Task task = Task.link(pairs);
            take(task.matcher, task.rows(pairs), pairs.labels(), 3000);
        }
        source = INVENTED;
    }

    void invented() {
        Invented companies = new Invented(6000, 5);
        take(Invented.FIELDS, companies.rows, companies.gold(), 6000);
        Invented more = new Invented(4000, 6);
        List<String> columns = Invented.FIELDS.stream().map(Field::name).toList();
        part(new Sheet(columns, more.rows), more.gold(), List.of("name", "phone", "city"), 3000);
        part(new Sheet(columns, more.rows), more.gold(), List.of("name"), 4000);
        organisations();
        Persons persons = new Persons(4000, 7);
        part(new Sheet(Persons.COLUMNS, persons.rows), persons.gold(), Persons.COLUMNS, 4000);
        Persons others = new Persons(4000, 8);
        Sheet sheet = new Sheet(Persons.COLUMNS, others.rows);
        part(
                sheet,
                others.gold(),
                List.of("given_name", "surname", "date_of_birth", "city", "email"),
                4000);
        part(
                sheet,
                others.gold(),
                List.of("given_name", "surname", "street", "city", "postcode", "date_of_birth"),
                3000);
    }

    private void organisations() {
        Organisations all = new Organisations(5000, 9);
        Sheet sheet = new Sheet(Organisations.COLUMNS, all.rows);
        part(sheet, all.gold(), Organisations.COLUMNS, 4000);
        part(sheet, all.gold(), List.of("name", "address", "phone"), 3000);
        part(sheet, all.gold(), List.of("name", "address", "city", "zip"), 2000);
    }

    private void part(Sheet sheet, int[] gold, List<String> columns, int most) {
        Task task = Task.dedupe(new Sheet(columns, sheet.cells(columns)));
        take(task.matcher, gold, most);
    }

    private void take(List<Field> fields, List<String[]> table, int[] gold, int most) {
        take(new Matcher(fields, table), gold, most);
    }

    private void take(Matcher matcher, int[] gold, int most) {
        long[] pairs = matcher.candidates(Candidates.Limits.SMALL).pairs();
        byte[] decided = new byte[pairs.length];
        for (int at = 0; at < decided.length; at++) {
            decided[at] =
                    (byte)
                            (gold[Matcher.left(pairs[at])] == gold[Matcher.right(pairs[at])]
                                    ? 1
                                    : 0);
        }
        take(matcher, pairs, decided, most);
    }

    /**
     * At most so many pairs, a third of them matches, without the numbers that compare with other
     * candidates.
     */
    private void take(Matcher matcher, long[] pairs, byte[] decided, int most) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, pairs.length).boxed().toList());
        Collections.shuffle(order, new Random(3));
        int[] left = {most * 2 / 3, most / 3};
        List<Integer> kept = order.stream().filter(at -> left[decided[at]]-- > 0).toList();
        long[] chosen = kept.stream().mapToLong(at -> pairs[at]).toArray();
        float[][] unknown = new float[chosen.length][];
        Arrays.setAll(unknown, _ -> new float[] {Float.NaN, Float.NaN});
        float[][] measured = matcher.measure(chosen, unknown);
        for (int at = 0; at < chosen.length; at++) {
            float[] row = Arrays.copyOf(measured[at], Comparison.GENERAL);
            lessons.add(new Lesson(source, row, decided[kept.get(at)]));
        }
    }
}
