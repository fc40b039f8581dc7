package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeaningTest {
    /** A company whose branches share a phone: there the phone says nothing and the city all. */
    private static double[] pair(Random random, boolean same) {
        double city = same ? 1 : -1;
        double phone = random.nextBoolean() ? 1 : -1;
        return new double[] {1, random.nextGaussian() + phone, phone, city};
    }

    @Test
    void changesNothingWithoutDecisions() {
        Leaning shipped = Leaning.shipped(new double[2]);
        assertThat(shipped.learn(List.of(), new byte[0]).weights())
                .containsExactly(shipped.weights(), within(1e-9));
        assertThat(shipped.logOdds(new double[] {1, 2.5, 1, -1})).isEqualTo(2.5);
    }

    @Test
    void judgesBetterAfterFiftyAnswers() {
        Random random = new Random(7);
        List<double[]> rows = new ArrayList<>();
        byte[] labels = new byte[50];
        for (int at = 0; at < labels.length; at++) {
            labels[at] = (byte) (random.nextBoolean() ? 1 : 0);
            rows.add(pair(random, labels[at] == 1));
        }
        Leaning shipped = Leaning.shipped(new double[2]);
        double before = shipped.judging(rows, labels).agreement().value();
        double after = shipped.validated(rows, labels).agreement().value();
        assertThat(before).isLessThan(0.7);
        assertThat(after).isGreaterThan(0.95);
        assertThat(shipped.learn(rows, labels).weights()[3]).isPositive();
    }

    @Test
    void tenAnswersOfOneKindDoNotMakeEverythingTheSame() {
        List<double[]> rows = new ArrayList<>();
        byte[] labels = new byte[10];
        Arrays.fill(labels, (byte) 1);
        for (int at = 0; at < labels.length; at++) {
            rows.add(new double[] {1, 3, 1, 1});
        }
        Leaning learned = Leaning.shipped(new double[2]).learn(rows, labels);
        assertThat(learned.probability(new double[] {1, -4, -1, -1})).isLessThan(0.1);
    }

    @Test
    void aWishMakesAFieldCountMore() {
        double[] phone = {1, 0, 1, 0};
        assertThat(Leaning.shipped(new double[] {2, 0}).probability(phone))
                .isGreaterThan(Leaning.shipped(new double[2]).probability(phone));
    }

    @Test
    void fewCountsHaveAWideInterval() {
        Share few = new Share(9, 10);
        Share many = new Share(900, 1000);
        assertThat(few.low()).isCloseTo(0.596, within(0.001));
        assertThat(few.high()).isCloseTo(0.982, within(0.001));
        assertThat(many.high() - many.low()).isLessThan(few.high() - few.low());
        assertThat(new Share(0, 0).high()).isEqualTo(1);
    }

    @Test
    void asksFirstWhatIsDoubtfulAndUnlikeWhatWasAsked() {
        List<double[]> rows =
                List.of(
                        new double[] {1, 0, 1, 1},
                        new double[] {1, 0, 1, 1},
                        new double[] {1, 0, -1, -1},
                        new double[] {1, 6, 1, 1});
        int[] order = Teaching.order(rows, new double[] {0.5, 0.52, 0.6, 0.999}, 4);
        assertThat(order).startsWith(0, 2);
        assertThat(order).hasSize(4).doesNotHaveDuplicates();
        assertThat(Teaching.order(List.of(), new double[0], 4)).isEmpty();
    }
}
