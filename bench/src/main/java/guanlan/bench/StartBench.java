package guanlan.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How long {@code ./guanlan up} takes on data that is there, up to the first two pages, beside the
 * start of a bare application plus PostgreSQL's own; and what both hold in memory when nobody asks
 * for anything.
 */
final class StartBench implements Bench {
    private static final int RUNS = 7;
    private static final double MOST_RATIO = 2;
    private static final double MOST_MEGABYTES = 500;
    private static final int REST_SECONDS = 20;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        product.up();
        product.stop();
        var postgres = product.postgres();
        postgres.start();
        var reference = ReferenceServer.prepare(product.scratch(), postgres.url());
        postgres.stop();

        var ours = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var memory = 0.0;
        for (int run = 0; run < RUNS; run++) {
            ours.add(start(product));
            if (run == RUNS - 1) {
                Thread.sleep(REST_SECONDS * 1000L);
                memory = Memory.megabytes(product.process()) + Memory.megabytes(postgres.process());
            }
            product.stop();
            bare.add(startOf(postgres) + reference(reference, postgres));
        }
        return List.of(
                Figure.atMost(
                        "warm start to the first page",
                        "ms",
                        median(ours),
                        median(bare),
                        MOST_RATIO),
                Figure.atMost("memory at rest", "MB", memory, MOST_MEGABYTES, 1));
    }

    private static double start(Product product) throws Exception {
        var begun = System.nanoTime();
        product.up();
        Http.require(product.url("/"));
        Http.require(product.url("/login"));
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double startOf(Postgres postgres) throws Exception {
        var begun = System.nanoTime();
        postgres.start();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double reference(ReferenceServer reference, Postgres postgres) throws Exception {
        try {
            return reference.start(postgres.url());
        } finally {
            postgres.stop();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
