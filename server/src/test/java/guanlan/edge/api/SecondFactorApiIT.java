package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.edge.api.Newcomers.Newcomer;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class SecondFactorApiIT {
    private final Browser administrator;
    private final Newcomers newcomers;
    private final JdbcClient jdbc;

    SecondFactorApiIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.administrator = new Browser(port, "en");
        this.newcomers = new Newcomers(administrator, port);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void signIn() {
        administrator.signIn("admin", SessionIT.PASSWORD);
    }

    @AfterEach
    void askNobodyAnyMore() {
        jdbc.sql("update system.tenant set second_factor = 'optional'").update();
    }

    @Test
    void asksForACodeAfterThePasswordAndLetsNobodyPastIt() {
        Newcomer lin = newcomers.member();
        Telephone telephone = enrol(lin.browser());
        Answer half = lin.signIn();
        assertThat(half.status()).isEqualTo(202);
        assertThat(half.json().path("needs").asString()).isEqualTo("code");
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(401);
        assertThat(lin.browser().get("/api/records/account").status()).isEqualTo(401);
        assertThat(lin.browser().get("/api/me/sessions").status()).isEqualTo(401);
        assertThat(lin.browser().get("/api/session").json().path("state").asString())
                .isEqualTo("waiting");
        assertThat(post(lin.browser(), "/api/session/password", "password", "x").code())
                .isEqualTo("session.absent");

        String waiting = cookie(lin.browser());
        Answer in = code(lin.browser(), telephone.code(0));
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().at("/user/login").asString()).isEqualTo(lin.login());
        assertThat(cookie(lin.browser())).isNotEqualTo(waiting);
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(200);

        lin.browser().plant(SessionCookie.NAME, waiting);
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(401);
        assertThat(code(lin.browser(), telephone.code(1)).code()).isEqualTo("session.absent");
    }

    @Test
    void refusesACodeThatWasShownBefore() {
        Newcomer lin = newcomers.member();
        Telephone telephone = enrol(lin.browser());
        lin.signIn();
        String code = telephone.code(0);
        assertThat(code(lin.browser(), code).status()).isEqualTo(200);
        lin.signIn();
        Answer replayed = code(lin.browser(), code);
        assertThat(replayed.status()).isEqualTo(422);
        assertThat(replayed.json().at("/findings/0/code").asString()).isEqualTo("code.wrong");
        assertThat(code(lin.browser(), telephone.code(-1)).status()).isEqualTo(422);
        assertThat(code(lin.browser(), telephone.code(1)).status()).isEqualTo(200);
    }

    @Test
    void slowsDownWhoeverGuessesCodes() {
        Newcomer lin = newcomers.member();
        Telephone telephone = enrol(lin.browser());
        lin.signIn();
        String wrong = telephone.code(0).equals("000000") ? "000001" : "000000";
        for (int guess = 0; guess < 5; guess++) {
            assertThat(code(lin.browser(), wrong).status()).isEqualTo(422);
        }
        Answer delayed = code(lin.browser(), telephone.code(0));
        assertThat(delayed.status()).isEqualTo(429);
        assertThat(delayed.header("Retry-After")).isNotEmpty();
        lin.signIn();
        assertThat(code(lin.browser(), telephone.code(0)).status()).isEqualTo(429);
    }

    @Test
    void takesEachRecoveryCodeOnceAndKeepsOnlyItsHash() {
        Newcomer lin = newcomers.member();
        List<String> codes = recoveryCodes(lin.browser());
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(codes).allMatch(code -> code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        lin.signIn();
        assertThat(code(lin.browser(), codes.get(3).toUpperCase().replace("-", " ")).status())
                .isEqualTo(200);
        assertThat(
                        lin.browser()
                                .get("/api/me/security")
                                .json()
                                .at("/secondFactor/codesLeft")
                                .asInt())
                .isEqualTo(9);
        lin.signIn();
        assertThat(code(lin.browser(), codes.get(3)).status()).isEqualTo(422);
        assertThat(code(lin.browser(), codes.get(4)).status()).isEqualTo(200);

        Answer renewed = lin.browser().send("POST", "/api/me/second-factor/codes", "");
        assertThat(renewed.status()).isEqualTo(200);
        lin.signIn();
        assertThat(code(lin.browser(), codes.get(5)).status()).isEqualTo(422);
        assertThat(code(lin.browser(), renewed.json().at("/codes/0").asString()).status())
                .isEqualTo(200);
    }

    @Test
    void keepsTheSecretUnderSeal() {
        Newcomer lin = newcomers.member();
        String secret = begin(lin.browser()).json().path("secret").asString();
        assertThat(secret).hasSize(32);
        List<String> kept =
                jdbc.sql("select secret from system.second_factor").query(String.class).list();
        assertThat(kept).isNotEmpty().allMatch(text -> text.startsWith("sealed."));
        assertThat(kept).noneMatch(text -> text.contains(secret));
    }

    @Test
    void countsOnlyWhenACodeHasShownThatTheTelephoneKnows() {
        Newcomer lin = newcomers.member();
        begin(lin.browser());
        assertThat(
                        post(lin.browser(), "/api/me/second-factor/confirmation", "code", "12345x")
                                .status())
                .isEqualTo(422);
        assertThat(lin.signIn().status()).isEqualTo(200);
        enrol(lin.browser());
        assertThat(begin(lin.browser()).code()).isEqualTo("factor.present");
        assertThat(lin.browser().send("DELETE", "/api/me/second-factor", "").status())
                .isEqualTo(204);
        assertThat(lin.signIn().status()).isEqualTo(200);
    }

    @Test
    void isAskedOfWhomeverAnAdministratorWants() {
        Newcomer lin = newcomers.member();
        change(lin.user(), Map.of("secondFactorRequired", true));
        Answer half = lin.signIn();
        assertThat(half.json().path("needs").asString()).isEqualTo("enrolment");
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(401);
        Answer begun = lin.browser().send("POST", "/api/session/second-factor", "");
        assertThat(begun.json().at("/qr/size").asInt()).isGreaterThan(20);
        assertThat(begun.json().path("uri").asString()).startsWith("otpauth://totp/");
        var telephone = new Telephone(begun.json().path("secret").asString());
        Answer confirmed =
                post(
                        lin.browser(),
                        "/api/session/second-factor/confirmation",
                        "code",
                        telephone.code(0));
        assertThat(confirmed.json().path("codes").size()).isEqualTo(10);
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(200);
        assertThat(lin.browser().send("DELETE", "/api/me/second-factor", "").code())
                .isEqualTo("factor.required");
    }

    @Test
    void isResetByAnAdministratorWhenTheTelephoneIsLost() {
        Newcomer lin = newcomers.member();
        enrol(lin.browser());
        String factor = "/api/people/" + lin.user() + "/second-factor";
        assertThat(lin.browser().send("DELETE", factor, "").status()).isEqualTo(403);
        assertThat(administrator.send("DELETE", factor, "").status()).isEqualTo(204);
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(401);
        assertThat(lin.signIn().status()).isEqualTo(200);
    }

    @Test
    void isAskedOfEverybodyWhenTheCompanyWants() {
        Newcomer lin = newcomers.member();
        assertThat(duty("some").status()).isEqualTo(422);
        assertThat(duty("administrators").status()).isEqualTo(200);
        assertThat(lin.signIn().status()).isEqualTo(200);
        assertThat(duty("everybody").json().path("secondFactor").asString()).isEqualTo("everybody");
        assertThat(lin.signIn().json().path("needs").asString()).isEqualTo("enrolment");
    }

    @Test
    void asksForThePasswordAgainOnAScreenLeftOpen() {
        Newcomer lin = newcomers.member();
        age(lin.login());
        assertThat(begin(lin.browser()).code()).isEqualTo("session.unconfirmed");
        assertThat(post(lin.browser(), "/api/me/confirmation", "password", "wrong").status())
                .isEqualTo(422);
        assertThat(
                        post(lin.browser(), "/api/me/confirmation", "password", Newcomers.PASSWORD)
                                .status())
                .isEqualTo(204);
        assertThat(begin(lin.browser()).status()).isEqualTo(200);
    }

    private void age(String login) {
        jdbc.sql(
                        """
                        update system.session set confirmed_at = confirmed_at - interval '16 minutes'
                         where credential_id = (select id from system.credential where login = ?)
                        """)
                .param(login)
                .update();
    }

    private Telephone enrol(Browser browser) {
        var telephone = new Telephone(begin(browser).json().path("secret").asString());
        Answer confirmed =
                post(browser, "/api/me/second-factor/confirmation", "code", telephone.code(0));
        assertThat(confirmed.status()).as(confirmed.response().body()).isEqualTo(200);
        letAMinutePass();
        return telephone;
    }

    /** The codes shown until now count as older ones, so that the present one is new again. */
    private void letAMinutePass() {
        jdbc.sql("update system.second_factor set last_step = last_step - 2").update();
    }

    private static List<String> recoveryCodes(Browser browser) {
        var telephone = new Telephone(begin(browser).json().path("secret").asString());
        return post(browser, "/api/me/second-factor/confirmation", "code", telephone.code(0))
                .json()
                .path("codes")
                .valueStream()
                .map(code -> code.asString())
                .toList();
    }

    private static Answer begin(Browser browser) {
        return browser.send("POST", "/api/me/second-factor", "");
    }

    private static Answer code(Browser browser, String code) {
        return post(browser, "/api/session/code", "code", code);
    }

    private static Answer post(Browser browser, String path, String field, String value) {
        return browser.send("POST", path, Map.of(field, value));
    }

    private static String cookie(Browser browser) {
        return browser.cookie(SessionCookie.NAME).orElseThrow();
    }

    private Answer duty(String who) {
        return administrator.send("PATCH", "/api/security", Map.of("secondFactor", who));
    }

    private void change(UUID user, Map<String, ?> change) {
        assertThat(administrator.send("PATCH", "/api/people/" + user, change).status())
                .isEqualTo(204);
    }
}
