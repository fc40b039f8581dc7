package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelaysTest {
    private static final Delays DELAYS =
            new Delays(2, Duration.ofSeconds(5), Duration.ofMinutes(1));

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
    void areListedUpToTheLongest() {
        assertThat(DELAYS.steps()).containsExactly(0, 0, 5, 15, 45, 60);
        assertThat(Delays.ACCOUNT.steps()).containsExactly(0, 0, 0, 0, 5, 15, 45, 135, 405, 900);
    }
}
