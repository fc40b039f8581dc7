package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.edge.api.Newcomers.Newcomer;
import guanlan.testkit.Postgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
class KeysApiIT {
    private final int port;
    private final Browser administrator;
    private final Newcomers newcomers;
    private final JdbcClient jdbc;

    KeysApiIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.port = port;
        this.administrator = new Browser(port, "en");
        this.newcomers = new Newcomers(administrator, port);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void signIn() {
        administrator.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void letsAProgramActForItsOwnerWithoutCookiesOrTokens() {
        Newcomer lin = newcomers.member();
        String secret = secret(make(lin, Map.of("name", "Nightly import")));
        assertThat(secret).matches("glk_[\\w-]{43}");
        var program = new Program(port, secret);
        Answer created = program.send("POST", "/api/records/account", "{\"name\":\"钥匙有限公司\"}");
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        assertThat(created.response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.contains("GUANLAN_SESSION"));
        assertThat(program.get("/api/me").json().at("/user/login").asString())
                .isEqualTo(lin.login());
        String path = "/api/records/account/" + created.json().path("id").asString() + "/history";
        assertThat(program.get(path).json().at("/items/0/actor/id").asString())
                .isEqualTo(lin.user().toString());
    }

    @Test
    void isShownOnceAndKeptAsItsHash() {
        Newcomer lin = newcomers.member();
        String secret = secret(make(lin, Map.of("name", "Once")));
        Answer list = lin.browser().get("/api/me/keys");
        assertThat(list.response().body()).doesNotContain(secret.substring(9));
        assertThat(list.json().at("/items/0/hint").asString()).isEqualTo(secret.substring(0, 9));
        assertThat(jdbc.sql("select api_key::text from system.api_key").query(String.class).list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(secret.substring(9)));
    }

    @Test
    void refusesWhatIsNoKeyEvenBesideAGoodCookie() {
        Newcomer lin = newcomers.member();
        for (String secret : List.of("glk_" + "x".repeat(43), "", "x", "glk_' or 1=1 --")) {
            Answer refused =
                    lin.browser()
                            .send(
                                    lin.browser()
                                            .request("/api/me")
                                            .header("Authorization", "Bearer " + secret));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.code()).isEqualTo("key.refused");
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void mayOnlyWhatItsMandateSays() {
        var mandate = Map.of("account", List.of("see", "create"), "user", List.of("see", "delete"));
        Answer made = make(administrator, Map.of("name", "Narrow", "mandate", mandate));
        assertThat(made.json().at("/key/mandate/account").valueStream().map(w -> w.asString()))
                .containsExactly("see", "create");
        var program = new Program(port, secret(made));
        Answer created = program.send("POST", "/api/records/account", "{\"name\":\"窄门有限公司\"}");
        assertThat(created.status()).isEqualTo(201);
        String path = "/api/records/account/" + created.json().path("id").asString();
        assertThat(program.get(path).status()).isEqualTo(200);
        assertThat(program.send("PATCH", path, "{\"city\":\"苏州\"}").status()).isEqualTo(403);
        assertThat(program.send("DELETE", path, "").status()).isEqualTo(403);
        assertThat(program.get("/api/records/contact").status()).isEqualTo(403);
        assertThat(program.get("/api/readers").status()).isEqualTo(403);
        assertThat(program.get("/api/webhooks").status()).isEqualTo(403);
        assertThat(program.get("/api/metrics").code()).isEqualTo("key.unfit");
    }

    @Test
    void neverMayMoreThanItsOwner() {
        Newcomer lin = newcomers.member();
        var mandate = Map.of("user", List.of("see", "create", "edit"));
        var program =
                new Program(port, secret(make(lin, Map.of("name", "Wide", "mandate", mandate))));
        assertThat(program.get("/api/records/user").status()).isEqualTo(200);
        assertThat(program.send("POST", "/api/records/user", "{\"name\":\"X\"}").status())
                .isEqualTo(403);
    }

    @Test
    void doesNotOpenItsOwnersDoor() {
        var program = new Program(port, secret(make(administrator, Map.of("name", "Whole"))));
        assertThat(program.get("/api/people").code()).isEqualTo("key.unfit");
        assertThat(program.get("/api/me/keys").code()).isEqualTo("key.unfit");
        assertThat(program.get("/api/me/sessions").code()).isEqualTo("key.unfit");
        assertThat(program.send("POST", "/api/me/keys", "{\"name\":\"more\"}").code())
                .isEqualTo("key.unfit");
        assertThat(
                        program.send(
                                        "POST",
                                        "/api/me/password",
                                        "{\"current\":\"a\",\"fresh\":\"b\"}")
                                .code())
                .isEqualTo("key.unfit");
        assertThat(program.send("PATCH", "/api/me", "{\"name\":\"x\"}").code())
                .isEqualTo("key.unfit");
        assertThat(program.get("/api/metrics").status()).isEqualTo(200);
    }

    @Test
    void changesItsSecretWithATimeInWhichBothAreGood() {
        Newcomer lin = newcomers.member();
        Answer made = make(lin, Map.of("name", "Turning"));
        String id = made.json().at("/key/id").asString();
        var former = new Program(port, secret(made));
        assertThat(former.get("/api/me").status()).isEqualTo(200);
        var fresh = new Program(port, secret(rotate(lin, id, 24)));
        assertThat(former.get("/api/me").status()).isEqualTo(200);
        assertThat(fresh.get("/api/me").status()).isEqualTo(200);
        assertThat(lin.browser().get("/api/me/keys").json().at("/items/0/formerUntil").isNull())
                .isFalse();
        var newest = new Program(port, secret(rotate(lin, id, 0)));
        assertThat(former.get("/api/me").status()).isEqualTo(401);
        assertThat(fresh.get("/api/me").status()).isEqualTo(401);
        assertThat(newest.get("/api/me").status()).isEqualTo(200);
        assertThat(rotate(lin, id, 1000).status()).isEqualTo(422);
        assertThat(rotate(lin, UUID.randomUUID().toString(), 1).code()).isEqualTo("key.absent");
    }

    @Test
    void diesByRevocationByItsDateAndWithItsOwner() {
        Newcomer lin = newcomers.member();
        Answer made = make(lin, Map.of("name", "Gone"));
        var revoked = new Program(port, secret(made));
        assertThat(revoked.get("/api/me").status()).isEqualTo(200);
        String path = "/api/me/keys/" + made.json().at("/key/id").asString();
        Newcomer other = newcomers.member();
        assertThat(other.browser().send("DELETE", path, "").code()).isEqualTo("key.absent");
        assertThat(lin.browser().send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(revoked.get("/api/me").status()).isEqualTo(401);

        Answer late = make(lin, Map.of("name", "Short", "expiresAt", "2099-01-01T00:00:00Z"));
        assertThat(late.json().at("/findings/0/code").asString()).isEqualTo("key.expiry");
        String expiring = secret(make(lin, Map.of("name", "Expiring")));
        jdbc.sql(
                        "update system.api_key set expires_at = now() - interval '1 second' where name = 'Expiring'")
                .update();
        assertThat(new Program(port, expiring).get("/api/me").status()).isEqualTo(401);

        var orphan = new Program(port, secret(make(lin, Map.of("name", "Orphan"))));
        assertThat(orphan.get("/api/me").status()).isEqualTo(200);
        assertThat(
                        administrator
                                .send("PATCH", "/api/people/" + lin.user(), Map.of("active", false))
                                .status())
                .isEqualTo(204);
        assertThat(orphan.get("/api/me").status()).isEqualTo(401);
        assertThat(lin.browser().get("/api/me").status()).isEqualTo(401);
        assertThat(lin.signIn().code()).isEqualTo("session.refused");
    }

    @Test
    void tellsWhenAndFromWhereItWasUsedLast() {
        Newcomer lin = newcomers.member();
        var program = new Program(port, secret(make(lin, Map.of("name", "Seen"))));
        assertThat(lin.browser().get("/api/me/keys").json().at("/items/0/usedAt").isNull())
                .isTrue();
        program.get("/api/me");
        var key = lin.browser().get("/api/me/keys").json().at("/items/0");
        assertThat(key.path("usedAt").asString()).isNotEmpty();
        assertThat(key.path("usedAddress").asString()).isNotEmpty();
        program.get("/api/me");
        assertThat(lin.browser().get("/api/me/keys").json().at("/items/0/usedAt"))
                .isEqualTo(key.path("usedAt"));
    }

    @Test
    void namesWhatItDoesNotKnowInAMandate() {
        var mandate = Map.of("nosuch", List.of("see"), "account", List.of("fly"));
        Answer refused = make(administrator, Map.of("name", "Odd", "mandate", mandate));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("findings").findValuesAsString("field"))
                .containsExactlyInAnyOrder("mandate.nosuch", "mandate.account");
    }

    /** A program has no cookies, and sends none. */
    private record Program(Browser browser, String secret) {
        Program(int port, String secret) {
            this(new Browser(port, "en"), secret);
        }

        Answer get(String path) {
            return send("GET", path, "");
        }

        Answer send(String method, String path, String body) {
            browser.forget();
            return browser.send(
                    browser.request(path)
                            .method(method, BodyPublishers.ofString(body))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + secret));
        }
    }

    private static Answer make(Newcomer owner, Map<String, ?> entry) {
        return make(owner.browser(), entry);
    }

    private static Answer make(Browser browser, Map<String, ?> entry) {
        return browser.send("POST", "/api/me/keys", entry);
    }

    private static Answer rotate(Newcomer owner, String id, int hours) {
        return owner.browser()
                .send("POST", "/api/me/keys/" + id + "/rotation", Map.of("overlapHours", hours));
    }

    private static String secret(Answer made) {
        assertThat(made.status()).as(made.response().body()).isIn(200, 201);
        return made.json().path("secret").asString();
    }
}
