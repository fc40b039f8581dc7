package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.access.Role;
import guanlan.testkit.Clock;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
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
        Token token = node().open(lin, VISITOR).token();
        clock.pass(IDLE.minusMinutes(1));
        assertThat(node().find(token)).isPresent();
        clock.pass(IDLE.minusMinutes(2));
        assertThat(node().find(token)).isPresent();
        clock.pass(IDLE.plusMinutes(1));
        assertThat(node().find(token)).isEmpty();
    }

    @Test
    void endsAtItsLifetimeHoweverBusy() {
        Token token = node().open(lin, VISITOR).token();
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
        Token token = node().open(lin, VISITOR).token();
        var opened = clock.instant();
        clock.pass(Duration.ofSeconds(59));
        assertThat(node().find(token).orElseThrow().seenAt()).isEqualTo(opened);
        clock.pass(Duration.ofSeconds(2));
        node().find(token);
        assertThat(node().find(token).orElseThrow().seenAt()).isEqualTo(clock.instant());
    }

    @Test
    void endsWithTheCredential() {
        Token token = node().open(lin, VISITOR).token();
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
    void opensNothingWhileItWaits() {
        Opened waiting = node().open(lin, VISITOR, Need.CODE);
        assertThat(node().find(waiting.token())).isEmpty();
        assertThat(node().findWaiting(waiting.token()))
                .hasValueSatisfying(found -> assertThat(found.need()).isEqualTo(Need.CODE));
        assertThat(node().list(lin)).isEmpty();
        clock.pass(Sessions.PATIENCE);
        assertThat(node().findWaiting(waiting.token())).isEmpty();
        assertThat(node().findWaiting(node().open(lin, VISITOR).token())).isEmpty();
    }

    @Test
    void isListedInWordsAndEndedFromAfar() {
        Opened mine = node().open(lin, VISITOR);
        clock.pass(Duration.ofMinutes(2));
        var phone =
                new Visitor(
                        "2001:db8::7",
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1");
        Opened other = node().open(lin, phone);
        Sessions node = node();
        assertThat(node.list(lin))
                .extracting(SessionView::device)
                .containsExactly(new Device("Safari", "iPhone", true), new Device("", "", false));
        assertThat(node.close(stranger(), node.list(lin).getFirst().id())).isFalse();
        assertThat(node.find(other.token())).isPresent();
        assertThat(node.close(lin, node.list(lin).getFirst().id())).isTrue();
        assertThat(node.find(other.token())).isEmpty();
        assertThat(node.find(mine.token())).isPresent();
    }

    private Credential stranger() {
        Credential stranger = credential();
        credentials.add(stranger, "no hash");
        return stranger;
    }

    /** A node that remembers nothing yet. */
    private Sessions node() {
        var settings =
                new IdentitySettings(
                        new IdentitySettings.Admin(null),
                        new IdentitySettings.Session(IDLE, LIFETIME),
                        IdentitySettings.Password.DEFAULT);
        return new Sessions(postgres.jdbc(), clock, settings);
    }

    private static Credential credential() {
        UUID id = UUID.randomUUID();
        var profile = new Profile("林", Locale.CHINESE, Theme.SYSTEM, ZoneOffset.UTC);
        return new Credential(id, "main", id, new Login("lin-" + id), Role.MEMBER, profile);
    }
}
