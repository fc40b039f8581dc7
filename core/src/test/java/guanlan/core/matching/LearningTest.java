package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final Growing.Settings SMALL = new Growing.Settings(60, 4, 0.2, 1, 1);
    private final float[][] rows = new float[2000][3];
    private final byte[] labels = new byte[2000];

    /** One when a > b, or when c is missing; a tenth of the labels is wrong. */
    private void invent(double wrong) {
        SplittableRandom random = new SplittableRandom(1);
        for (int at = 0; at < rows.length; at++) {
            float a = (float) random.nextDouble();
            float b = (float) random.nextDouble();
            boolean missing = random.nextInt(4) == 0;
            rows[at] = new float[] {a, b, missing ? Float.NaN : (float) random.nextDouble()};
            boolean one = missing || a > b;
            labels[at] = (byte) (one != random.nextDouble() < wrong ? 1 : 0);
        }
    }

    private double accuracy(PairModel model) {
        int right = 0;
        for (int at = 0; at < rows.length; at++) {
            right += model.probability(rows[at]) >= 0.5 == (labels[at] == 1) ? 1 : 0;
        }
        return (double) right / rows.length;
    }

    @Test
    void learnsWhatOneNumberAloneCannotTellAndWhatMissingMeans() {
        invent(0);
        assertThat(accuracy(new Learning(SMALL).learn(rows, labels, 1))).isGreaterThan(0.95);
    }

    @Test
    void probabilitiesAreCalibrated() {
        invent(0.2);
        double[] unseen = new Learning(SMALL).unseen(rows, labels, 1);
        double[] line = Learning.platt(unseen, labels);
        double sum = 0;
        double said = 0;
        for (int at = 0; at < unseen.length; at++) {
            said += 1 / (1 + Math.exp(-(line[0] * unseen[at] + line[1])));
            sum += labels[at];
        }
        assertThat(said).isCloseTo(sum, within(2.0));
        assertThat(line[0]).as("noise makes the forest too sure").isLessThan(1);
    }

    @Test
    void theSameSeedLearnsTheSameModelAndTextKeepsIt() {
        invent(0.1);
        PairModel model = new Learning(SMALL).learn(rows, labels, 5);
        assertThat(new Learning(SMALL).learn(rows, labels, 5).lines()).isEqualTo(model.lines());
        PairModel read = PairModel.read(model.lines());
        for (float[] row : rows) {
            assertThat(read.probability(row)).isCloseTo(model.probability(row), within(0.02));
        }
        assertThat(read.lines()).isEqualTo(PairModel.read(read.lines()).lines());
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThatThrownBy(() -> PairModel.read(List.of("something else")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheThresholdBetweenTheLabels() {
        double[] odds = {-3, -2, -1, 1, 2, 3};
        assertThat(Learning.bestThreshold(odds, new byte[] {0, 0, 0, 1, 1, 1}))
                .isBetween(-1.0, 1.0);
    }
}
