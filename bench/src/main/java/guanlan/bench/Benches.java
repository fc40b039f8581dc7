package guanlan.bench;

import guanlan.bench.eval.Evals;
import guanlan.bench.eval.MatchRun;
import guanlan.bench.reference.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code NAME [--rows N] [--format csv|xlsx] [--duplicates create|update] [--deals N] [--moves N]
 * [--rounds N] [--json FILE]} runs a bench, prints its figures and fails when a bar is missed.
 */
final class Benches {
    private static final int ROWS = 100_000;
    private static final int MANY_ROWS = 1_000_000;
    private static final int OPEN_DEALS = 200_000;
    private static final int MOVES = 5_000_000;
    private static final int ROUNDS = 100;

    private Benches() {}

    public static void main(String[] arguments) throws Exception {
        var given = Arrays.asList(arguments);
        if (given.equals(List.of("reference"))) {
            Reference.main(arguments);
            return;
        }
        if (!given.isEmpty() && given.getFirst().equals("eval")) {
            Evals.main(given.subList(1, given.size()).toArray(String[]::new));
            return;
        }
        if (!given.isEmpty() && given.getFirst().equals("match-run")) {
            MatchRun.main(given.subList(1, given.size()).toArray(String[]::new));
            return;
        }
        var bench = all(given).stream().filter(each -> given.contains(each.name())).findFirst();
        if (bench.isEmpty()) {
            System.err.println("There is no such bench; there is " + names(given) + ".");
            System.exit(2);
        }
        System.exit(run(bench.orElseThrow(), given) ? 0 : 1);
    }

    private static boolean run(Bench bench, List<String> given) throws Exception {
        List<Figure> figures;
        try (var product = Product.fresh(Path.of(System.getProperty("guanlan.root")))) {
            figures = bench.run(product);
        }
        figures.forEach(figure -> System.out.println(figure.line()));
        var json = given.indexOf("--json");
        if (json >= 0) {
            Files.writeString(Path.of(given.get(json + 1)), Figure.json(bench.name(), figures));
        }
        return figures.stream().allMatch(Figure::reached);
    }

    private static List<Bench> all(List<String> given) {
        return List.of(
                new StartBench(),
                new ReadersBench(),
                new ImportBench(
                        number(given, "--rows", ROWS),
                        word(given, "--format", "csv"),
                        word(given, "--duplicates", "create")),
                new MatchBench(number(given, "--rows", MANY_ROWS)),
                new DoorBench(number(given, "--rows", MANY_ROWS)),
                new RecordsBench(number(given, "--rows", MANY_ROWS)),
                new FieldsBench(number(given, "--rows", MANY_ROWS)),
                new PermitsBench(number(given, "--rows", MANY_ROWS)),
                new SalesBench(
                        number(given, "--rows", MANY_ROWS),
                        number(given, "--deals", OPEN_DEALS),
                        number(given, "--moves", MOVES)),
                new WebBench(number(given, "--rows", ROWS)),
                new CrashBench(number(given, "--rounds", ROUNDS)));
    }

    private static int number(List<String> given, String option, int usual) {
        int at = given.indexOf(option);
        return at < 0 ? usual : Integer.parseInt(given.get(at + 1));
    }

    private static String word(List<String> given, String option, String usual) {
        int at = given.indexOf(option);
        return at < 0 ? usual : given.get(at + 1);
    }

    private static String names(List<String> given) {
        return all(given).stream().map(Bench::name).collect(Collectors.joining(", "));
    }
}
