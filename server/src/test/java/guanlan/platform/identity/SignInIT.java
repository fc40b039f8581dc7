package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.access.Role;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.Kind;
import guanlan.platform.identity.SignIn.Outcome;
import guanlan.testkit.Clock;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInIT {
    @RegisterExtension static final Postgres postgres = Postgres.migrated();

    private static final String PASSWORD = "tide 7 lantern";
    private static final int GUESSES = 10_000;

    private final Clock clock = new Clock();
    private final Credentials credentials = new Credentials(postgres.jdbc(), clock);
    private final Passwords passwords = new Passwords();
    private final Credential lin = credential();
    private final List<Act> noted = new ArrayList<>();
    private final Journal journal = new Journal(noted::add);

    @BeforeEach
    void addLin() {
        credentials.add(lin, passwords.hash(PASSWORD));
    }

    /**
     * Somebody guesses every nine seconds for a day, each time from another address, so that only
     * the account itself holds him back.
     */
    @Test
    void letsAGuesserWithManyAddressesTryAHundredOfTenThousand() {
        SignIn signIn = signIn();
        int checked = 0;
        for (int guess = 0; guess < GUESSES; guess++) {
            var visitor = new Visitor("10.0.%d.%d".formatted(guess / 256, guess % 256), "");
            if (signIn.attempt(lin.login(), "guess " + guess, visitor) instanceof Outcome.Refused) {
                checked++;
            }
            clock.pass(Duration.ofMillis(8_640));
        }
        assertThat(checked).isBetween(50, 110);
        assertThat(noted)
                .hasSize(checked)
                .allSatisfy(act -> assertThat(act.what().record()).isEqualTo(lin.user()));
        clock.pass(Delays.ACCOUNT.longest());
        assertThat(signIn().attempt(lin.login(), PASSWORD, new Visitor("10.9.9.9", "")))
                .isInstanceOf(Outcome.Granted.class);
        assertThat(noted.getLast().kind()).isEqualTo(Kind.SIGN_IN);
    }

    /** The other way round: one address tries one password on many names, for five hours. */
    @Test
    void letsAGuesserWithManyNamesTrySixtyOfTwoThousand() {
        SignIn signIn = signIn();
        var visitor = new Visitor("192.0.2.99", "");
        int checked = 0;
        for (int guess = 0; guess < GUESSES / 5; guess++) {
            if (signIn.attempt(new Login("name-" + guess), PASSWORD, visitor)
                    instanceof Outcome.Refused) {
                checked++;
            }
            clock.pass(Duration.ofMillis(8_640));
        }
        assertThat(checked).isBetween(45, 60);
        assertThat(noted)
                .hasSize(checked)
                .allSatisfy(act -> assertThat(act.toString()).doesNotContain("name-"));
    }

    @Test
    void refusesWhoeverHasNoPasswordYet() {
        Credential invited = credential();
        credentials.add(invited, null);
        for (String guess : new String[] {"", "null", PASSWORD}) {
            assertThat(signIn().attempt(invited.login(), guess, new Visitor("192.0.2.3", "")))
                    .isEqualTo(new Outcome.Refused());
        }
    }

    @Test
    void asksForAnotherPasswordWhenItsTimeIsOver() {
        var quarterly = new IdentitySettings.Password(10, 5, Duration.ofDays(90));
        var visitor = new Visitor("192.0.2.4", "");
        clock.pass(Duration.ofDays(89));
        assertThat(signIn(quarterly).attempt(lin.login(), PASSWORD, visitor))
                .isInstanceOfSatisfying(
                        Outcome.Granted.class,
                        granted -> assertThat(granted.opened().need()).isNull());
        clock.pass(Duration.ofDays(2));
        assertThat(signIn(quarterly).attempt(lin.login(), PASSWORD, visitor))
                .isInstanceOfSatisfying(
                        Outcome.Granted.class,
                        granted -> assertThat(granted.opened().need()).isEqualTo(Need.PASSWORD));
    }

    private SignIn signIn() {
        return signIn(IdentitySettings.Password.DEFAULT);
    }

    /** A node that remembers nothing. */
    private SignIn signIn(IdentitySettings.Password password) {
        var settings =
                new IdentitySettings(
                        new IdentitySettings.Admin(null),
                        new IdentitySettings.Session(Duration.ofHours(12), Duration.ofDays(14)),
                        password);
        var jdbc = postgres.jdbc();
        var sessions = new Sessions(jdbc, clock, settings);
        var threshold = new Threshold(credentials, sessions, clock, journal, settings);
        return new SignIn(credentials, passwords, threshold, new Attempts(jdbc, clock), journal);
    }

    private static Credential credential() {
        UUID id = UUID.randomUUID();
        var profile = new Profile("林", Locale.CHINESE, Theme.SYSTEM, ZoneOffset.UTC);
        return new Credential(id, "main", id, new Login("lin-" + id), Role.MEMBER, profile);
    }
}
