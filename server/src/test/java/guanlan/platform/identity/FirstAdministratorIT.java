package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.core.values.Ids;
import guanlan.platform.database.Home;
import guanlan.platform.database.StartRefused;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Clock;
import guanlan.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FirstAdministratorIT {
    @RegisterExtension static final Postgres postgres = Postgres.migrated();

    private final Clock clock = new Clock();
    private final List<Object> told = new ArrayList<>();
    private final Credentials credentials = new Credentials(postgres.jdbc(), clock);
    private final PasswordPolicy policy = new PasswordPolicy(10);
    private final Admission admission =
            new Admission(credentials, new Passwords(), new Ids(clock), told::add);
    private final Home home;
    private final SetupLink link;
    private final Setup setup;

    FirstAdministratorIT(@TempDir Path folder) {
        this.home = Home.open(folder);
        this.link = new SetupLink(postgres.jdbc(), clock, home);
        this.setup =
                new Setup(
                        credentials,
                        new Companies(postgres.jdbc()),
                        link,
                        admission,
                        policy,
                        postgres.transactions());
    }

    @AfterEach
    void forgetEverybody() {
        postgres.jdbc().sql("delete from system.credential").update();
        postgres.jdbc().sql("delete from system.setup_link").update();
    }

    @Test
    void comesByTheLinkOfTheLatestStartOnly() throws IOException {
        start(null);
        Token first = token();
        start(null);
        Token second = token();
        assertThat(second).isNotEqualTo(first);
        assertRefused(first, IdentityProblem.SETUP_REFUSED);
        assertThat(setup.complete(form(second)).login()).isEqualTo(new Login("lin"));
        assertRefused(second, IdentityProblem.SETUP_DONE);
        assertThat(told).hasSize(1);
    }

    @Test
    void findsTheLinkGoodForADay() throws IOException {
        start(null);
        clock.pass(Duration.ofHours(24));
        assertRefused(token(), IdentityProblem.SETUP_REFUSED);
        assertThat(setup.needed()).isTrue();
    }

    @Test
    void comesByThePasswordOfTheEnvironmentInstead() {
        start(null);
        start("correct horse battery");
        assertThat(setup.needed()).isFalse();
        assertThat(home.file("setup-link")).doesNotExist();
        assertThat(credentials.find(new Login("admin"))).isPresent();

        start("another correct horse");
        assertThat(told).hasSize(1);
    }

    @Test
    void refusesTheStartInOneSentenceWhenThePasswordIsWeak() {
        assertThatThrownBy(() -> start("admin-admin-admin"))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("GUANLAN_ADMIN_PASSWORD is refused: ")
                .hasMessageNotContaining("admin-admin");
        assertThat(setup.needed()).isTrue();
    }

    private void start(@Nullable String password) {
        var settings =
                new IdentitySettings(
                        new IdentitySettings.Admin(password),
                        new IdentitySettings.Session(Duration.ofHours(12), Duration.ofDays(14)),
                        IdentitySettings.Password.DEFAULT);
        new FirstAdministrator(settings, setup, link, admission, policy, postgres.transactions())
                .start();
    }

    private Token token() throws IOException {
        String path = Files.readString(home.file("setup-link")).strip();
        return new Token(path.replace("/setup?token=", ""));
    }

    private void assertRefused(Token token, IdentityProblem code) {
        assertThatThrownBy(() -> setup.complete(form(token)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static Setup.Form form(Token token) {
        return new Setup.Form(token, "林", "lin", "correct horse battery", "百川科技", "zh");
    }
}
