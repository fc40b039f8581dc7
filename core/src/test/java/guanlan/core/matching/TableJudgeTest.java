package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TableJudgeTest {
    private static final List<Field> FIELDS = List.of(new Field("title", Kind.TEXT));
    private static final Learning QUICK = new Learning(new Growing.Settings(40, 3, 0.2, 1, 1));
    private static final int PRODUCTS = 240;

    /** Of each product a plain offer, the same told otherwise, and its upgrade. */
    private static List<String[]> offers() {
        SplittableRandom random = new SplittableRandom(4);
        List<String[]> rows = new ArrayList<>();
        for (int at = 0; at < PRODUCTS; at++) {
            String name = word(random) + " " + word(random) + " " + (1 + random.nextInt(9));
            rows.add(new String[] {name});
            rows.add(new String[] {name + " software"});
            rows.add(new String[] {name + " upgrade"});
        }
        return rows;
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < 6; at++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    @Test
    void learnsThatAWordOnOneSideTellsTwoApart() {
        Matcher matcher = new Matcher(FIELDS, offers());
        int known = PRODUCTS / 2;
        double[] judged =
                new TableJudge(matcher, pairs(0, known), labels(known), QUICK, 1)
                        .probabilities(pairs(known, PRODUCTS), new long[0]);
        byte[] right = labels(PRODUCTS - known);
        int hits = 0;
        for (int at = 0; at < right.length; at++) {
            hits += judged[at] >= 0.5 == (right[at] == 1) ? 1 : 0;
        }
        assertThat((double) hits / right.length).isGreaterThan(0.95);
    }

    @Test
    void aBetterPartnerElsewhereSpeaksAgainst() {
        List<String[]> rows = offers();
        Matcher matcher = new Matcher(FIELDS, rows);
        long[] all = pairs(0, PRODUCTS);
        byte[] first = labels(PRODUCTS);
        double[] alone =
                new TableJudge(matcher, all, first, QUICK, 1)
                        .probabilities(new long[] {Matcher.pair(0, 2)}, new long[0]);
        double[] beside =
                new TableJudge(matcher, all, first, QUICK, 1)
                        .probabilities(
                                new long[] {Matcher.pair(0, 2)},
                                new long[] {Matcher.pair(0, 1), Matcher.pair(0, 2)});
        assertThat(beside).as("what is decided already is no rival twice").isEqualTo(alone);
        assertThat(alone[0]).isLessThan(0.5);
    }

    @Test
    void saysWhenTooLittleIsDecided() {
        assertThat(TableJudge.isTooFew(new byte[100])).isTrue();
        assertThat(TableJudge.isTooFew(labels(9))).isTrue();
        assertThat(TableJudge.isTooFew(labels(10))).isFalse();
    }

    private static long[] pairs(int from, int to) {
        long[] pairs = new long[2 * (to - from)];
        for (int at = from; at < to; at++) {
            pairs[2 * (at - from)] = Matcher.pair(3 * at, 3 * at + 1);
            pairs[2 * (at - from) + 1] = Matcher.pair(3 * at, 3 * at + 2);
        }
        return pairs;
    }

    private static byte[] labels(int products) {
        byte[] labels = new byte[2 * products];
        for (int at = 0; at < labels.length; at += 2) {
            labels[at] = 1;
        }
        return labels;
    }
}
