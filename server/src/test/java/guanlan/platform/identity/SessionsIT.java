package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.access.Role;
import guanlan.testkit.Clock;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsIT {
    @RegisterExtension static final Postgres postgres = Postgres.migrated();

    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration LIFETIME = Duration.ofDays(14);
    private static final Visitor VISITOR = new Visitor("127.0.0.1", "test");

    private final Clock clock = new Clock();
    private final Credentials credentials = new Credentials(postgres.jdbc(), clock);
    private final Credential lin = credential();

    @BeforeEach
    void addLin() {
        credentials.add(lin, "no hash");
    }

    @Test
    void endsWhenNobodyWasSeenForTooLong() {
        Token token = node().open(lin, VISITOR);
        clock.pass(IDLE.minusMinutes(1));
        assertThat(node().find(token)).isPresent();
        clock.pass(IDLE.minusMinutes(2));
        assertThat(node().find(token)).isPresent();
        clock.pass(IDLE.plusMinutes(1));
        assertThat(node().find(token)).isEmpty();
    }

    @Test
    void endsAtItsLifetimeHoweverBusy() {
        Token token = node().open(lin, VISITOR);
        for (Duration past = Duration.ZERO;
                past.compareTo(LIFETIME) < 0;
                past = past.plusHours(6)) {
            assertThat(node().find(token)).isPresent();
            clock.pass(Duration.ofHours(6));
        }
        assertThat(node().find(token)).isEmpty();
    }

    @Test
    void writesThatSomebodyWasSeenAtMostOnceAMinute() {
        Token token = node().open(lin, VISITOR);
        var opened = clock.instant();
        clock.pass(Duration.ofSeconds(59));
        assertThat(node().find(token).orElseThrow().seenAt()).isEqualTo(opened);
        clock.pass(Duration.ofSeconds(2));
        node().find(token);
        assertThat(node().find(token).orElseThrow().seenAt()).isEqualTo(clock.instant());
    }

    @Test
    void endsWithTheCredential() {
        Token token = node().open(lin, VISITOR);
        postgres.jdbc()
                .sql("update system.credential set active = false where id = ?")
                .param(lin.id())
                .update();
        assertThat(node().find(token)).isEmpty();
    }

    @Test
    void sweepsEndedOnesAtTheNextSignIn() {
        node().open(lin, VISITOR);
        clock.pass(LIFETIME);
        node().open(lin, VISITOR);
        assertThat(
                        postgres.jdbc()
                                .sql("select count(*) from system.session where credential_id = ?")
                                .param(lin.id())
                                .query(Long.class)
                                .single())
                .isOne();
    }

    @Test
    void locksAnAccountAgainstManyGuessesAtOnce() {
        long begun = IntStream.range(0, 12).parallel().filter(_ -> attempt().isZero()).count();
        assertThat(begun).isEqualTo(5);
        assertThat(attempt()).isEqualTo(Duration.ofSeconds(5));
        clock.pass(Duration.ofDays(2));
        assertThat(attempt()).isZero();
    }

    private Duration attempt() {
        return postgres.transactions()
                .execute(_ -> credentials.beginAttempt(lin.id(), Delays.ACCOUNT));
    }

    /** A node that remembers nothing yet. */
    private Sessions node() {
        var settings =
                new IdentitySettings(
                        new IdentitySettings.Admin(null),
                        new IdentitySettings.Session(IDLE, LIFETIME));
        return new Sessions(postgres.jdbc(), clock, settings);
    }

    private static Credential credential() {
        UUID id = UUID.randomUUID();
        var profile = new Profile("林", Locale.CHINESE, Theme.SYSTEM, ZoneOffset.UTC);
        return new Credential(id, "main", id, new Login("lin-" + id), Role.MEMBER, profile);
    }
}
