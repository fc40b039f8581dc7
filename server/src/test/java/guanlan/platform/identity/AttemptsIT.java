package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.testkit.Clock;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AttemptsIT {
    @RegisterExtension static final Postgres postgres = Postgres.migrated();

    private static final Delays DELAYS =
            new Delays(2, Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final Clock clock = new Clock();
    private final AttemptKey here = new AttemptKey("here:" + UUID.randomUUID());

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
    void growNoFurtherThanTheLongest() {
        for (int n = 0; n < 20; n++) {
            assertThat(begin()).isZero();
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(begin()).isZero();
        assertThat(begin()).isEqualTo(60);
    }

    @Test
    void countManyAtOnceOnDifferentNodesOneByOne() {
        long begun = IntStream.range(0, 12).parallel().filter(_ -> begin() == 0).count();
        assertThat(begun).isEqualTo(3);
    }

    @Test
    void areForgottenAfterADayWithoutOne() {
        IntStream.range(0, 3).forEach(_ -> begin());
        clock.pass(Attempts.FORGOTTEN.plusSeconds(1));
        for (int n = 0; n < 3; n++) {
            assertThat(begin()).isZero();
        }
        assertThat(begin()).isEqualTo(5);
    }

    @Test
    void forgiveTheAttemptThatWasGoodAndNoOther() {
        for (int n = 0; n < 20; n++) {
            assertThat(begin()).isZero();
            node().forgive(here);
        }
        IntStream.range(0, 3).forEach(_ -> begin());
        clock.pass(Duration.ofSeconds(5));
        assertThat(begin()).isZero();
        node().forgive(here);
        assertThat(begin()).isZero();
        assertThat(begin()).isEqualTo(15);
    }

    @Test
    void keepOthersOut() {
        IntStream.range(0, 5).forEach(_ -> begin());
        var elsewhere = new AttemptKey("elsewhere:" + UUID.randomUUID());
        assertThat(node().begin(elsewhere, DELAYS)).isZero();
    }

    @Test
    void leaveNothingBehindWhenTheyAreOld() {
        begin();
        clock.pass(Duration.ofDays(2));
        node().begin(new AttemptKey("another:" + UUID.randomUUID()), DELAYS);
        assertThat(
                        postgres.jdbc()
                                .sql("select count(*) from system.attempt where key = ?")
                                .param(here.text())
                                .query(Long.class)
                                .single())
                .isZero();
    }

    /** Each from another node. */
    private long begin() {
        return node().begin(here, DELAYS).toSeconds();
    }

    private Attempts node() {
        return new Attempts(postgres.jdbc(), clock);
    }
}
