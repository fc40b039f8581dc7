package guanlan.bench.eval;

import guanlan.core.matching.Candidates;
import guanlan.core.matching.Clusters;
import guanlan.core.matching.Matcher;
import guanlan.core.matching.Models;
import guanlan.core.matching.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code ROWS}: invents companies, de-duplicates them, checks 500 more; the last line tells
 * seconds, ms, precision, recall.
 */
public final class MatchRun {
    private static final long SEED = 99;
    private static final int WARM = 200;
    private static final int CHECKS = 500;
    private static final List<Rule> RULES =
            List.of(
                    new Rule(Rule.Verdict.ALWAYS, List.of("uscc")),
                    new Rule(Rule.Verdict.NEVER, List.of("uscc")),
                    new Rule(Rule.Verdict.NEVER, List.of("name")));

    private MatchRun() {}

    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[0]);
        Invented companies = new Invented(rows, SEED);
        long begun = System.nanoTime();
        Matcher matcher = new Matcher(Invented.FIELDS, companies.rows, RULES);
        long learned = System.nanoTime();
        Candidates index = matcher.candidates(Candidates.Limits.of(rows));
        long indexed = System.nanoTime();
        long[] pairs = index.pairs();
        long proposed = System.nanoTime();
        float[] odds = matcher.judge(pairs, Models.PAIRS.brief());
        long judged = System.nanoTime();
        int[] clusters = Clusters.of(companies.rows.size(), pairs, odds);
        long done = System.nanoTime();
        int[] gold = companies.gold();
        Score score = Score.ofClusters(clusters, gold);
        long found =
                Arrays.stream(pairs)
                        .filter(pair -> gold[Matcher.left(pair)] == gold[Matcher.right(pair)])
                        .count();
        say(
                "learn %.1f s, index %.1f s, propose %.1f s, judge %.1f s, group %.1f s",
                seconds(begun, learned),
                seconds(learned, indexed),
                seconds(indexed, proposed),
                seconds(proposed, judged),
                seconds(judged, done));
        say(
                "%d pairs proposed, of the true pairs %.4f; grouped precision %.4f, recall %.4f",
                pairs.length, (double) found / score.gold(), score.precision(), score.recall());
        say(
                "%.2f %.3f %.2f %.2f",
                seconds(begun, done),
                check(matcher, index),
                100 * score.precision(),
                100 * score.recall());
    }

    /** The 95th percentile of one check, in milliseconds. */
    private static double check(Matcher matcher, Candidates index) {
        List<String[]> asked = new Invented(WARM + CHECKS, SEED + 1).rows;
        double[] took = new double[CHECKS];
        for (int at = 0; at < WARM + CHECKS; at++) {
            long begun = System.nanoTime();
            matcher.like(asked.get(at), index, Models.PAIRS);
            took[Math.max(0, at - WARM)] = 1000 * seconds(begun, System.nanoTime());
        }
        Arrays.sort(took);
        return took[CHECKS * 95 / 100];
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
