package guanlan.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * De-duplicates invented companies and checks single records against them, in a Java machine of its
 * own with a bounded heap.
 */
final class MatchBench implements Bench {
    private static final String HEAP = "-Xmx1300m";
    private final int rows;

    MatchBench(int rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "match";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        String java = System.getProperty("java.home") + "/bin/java";
        Process run =
                new ProcessBuilder(
                                java,
                                HEAP,
                                "-jar",
                                System.getProperty("java.class.path"),
                                "match-run",
                                String.valueOf(rows))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        double peak = 0;
        while (run.isAlive()) {
            peak = Math.max(peak, Memory.megabytes(run.pid()));
            Thread.sleep(200);
        }
        List<String> lines = run.inputReader().readAllLines();
        lines.forEach(System.out::println);
        if (run.exitValue() != 0) {
            throw new IllegalStateException("The run ended with " + run.exitValue() + ".");
        }
        double[] told =
                Arrays.stream(lines.getLast().split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        double million = rows / 1e6;
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.atMost(
                        "de-duplicate " + rows + " companies", "s", told[0], 120 * million, 1));
        figures.add(Figure.atMost("memory, peak", "MB", peak, 1500, 1));
        figures.add(Figure.atMost("check of one record, p95", "ms", told[1], 50, 1));
        figures.add(Figure.atLeast("precision of pairs", "%", told[2], 90, 1));
        figures.add(Figure.atLeast("recall of pairs", "%", told[3], 90, 1));
        return figures;
    }
}
