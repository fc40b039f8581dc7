package guanlan.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/** How long the same kind of question takes, again and again, beside its reference. */
final class Latency {
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    /** One round. */
    @FunctionalInterface
    interface Act {
        void run() throws Exception;
    }

    /**
     * Rounds of both in turn, so that a slow moment of the machine meets both alike; as many before
     * them only warm up, for a server that people work with has run for longer than a moment.
     */
    static Latency compare(int rounds, IntFunction<Act> product, IntFunction<Act> reference)
            throws Exception {
        var latency = new Latency();
        for (int round = 0; round < 2 * rounds; round++) {
            double ours = milliseconds(product.apply(round));
            double theirs = milliseconds(reference.apply(round));
            if (round >= rounds) {
                latency.ours.add(ours);
                latency.theirs.add(theirs);
            }
        }
        return latency;
    }

    private static double milliseconds(Act act) throws Exception {
        long begun = System.nanoTime();
        act.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Median and 95th percentile as figures; the bar is on the latter. */
    List<Figure> figures(String what, double bar) {
        return List.of(
                Figure.atMost(what + ", p50", "ms", at(ours, 0.5), at(theirs, 0.5), bar),
                Figure.atMost(what + ", p95", "ms", at(ours, 0.95), at(theirs, 0.95), bar));
    }

    /** Against a time that people notice instead of a reference. */
    List<Figure> within(String what, double milliseconds) {
        return List.of(
                Figure.atMost(what + ", p50", "ms", at(ours, 0.5), milliseconds, 1),
                Figure.atMost(what + ", p95", "ms", at(ours, 0.95), milliseconds, 1));
    }

    private static double at(List<Double> times, double share) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }
}
