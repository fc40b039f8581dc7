package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.testkit.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelaysTest {
    private static final Delays DELAYS =
            new Delays(2, Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final Clock clock = new Clock();
    private final Attempts attempts = new Attempts(clock, DELAYS);

    @Test
    void growWithFailuresUpToTheLongest() {
        assertThat(IntStream.rangeClosed(0, 7).mapToObj(DELAYS::after).map(Duration::toSeconds))
                .containsExactly(0L, 0L, 0L, 5L, 15L, 45L, 60L, 60L);
    }

    @Test
    void stayAtTheLongestHoweverManyFail() {
        assertThat(DELAYS.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void holdBackTheAttemptAfterTheFreeOnes() {
        assertThat(begin()).isZero();
        assertThat(begin()).isZero();
        assertThat(begin()).isZero();
        assertThat(begin()).isEqualTo(5);
        clock.pass(Duration.ofSeconds(3));
        assertThat(begin()).isEqualTo(2);
        clock.pass(Duration.ofSeconds(2));
        assertThat(begin()).isZero();
        assertThat(begin()).isEqualTo(15);
    }

    @Test
    void forgiveTheAttemptThatWasGood() {
        for (int n = 0; n < 20; n++) {
            assertThat(begin()).isZero();
            attempts.forgive("here");
        }
    }

    @Test
    void keepOthersOut() {
        IntStream.range(0, 5).forEach(_ -> begin());
        assertThat(attempts.begin("elsewhere")).isZero();
    }

    private long begin() {
        return attempts.begin("here").toSeconds();
    }
}
