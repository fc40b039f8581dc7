package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "guanlan.admin.password=" + SessionIT.PASSWORD,
            "guanlan.limits.caller=3",
            "guanlan.limits.heavy=1",
            "guanlan.limits.statement=3s",
            "guanlan.limits.body=10KB"
        })
@ContextConfiguration(initializers = Postgres.Fresh.class)
class LimitsIT {
    private static final int MANY = 400;
    private static final String LOCKED = " in access exclusive mode";

    private final Browser browser;
    private final int port;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    LimitsIT(@LocalServerPort int port, JdbcClient jdbc, TransactionTemplate transactions) {
        this.port = port;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.browser = new Browser(port, "en");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void stopsACallerWhoAsksTooMuchAndNobodyElse() {
        Browser lin = new People(jdbc, browser).member(port, "lin");
        Answer refused = refused(lin, "/api/me");
        assertThat(refused.code()).isEqualTo("request.limited");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Retry-After"))
                .isEqualTo(refused.json().at("/params/seconds").asString());
        assertThat(refused.json().at("/params/seconds").asInt()).isBetween(1, 10);
        Browser wang = new People(jdbc, browser).member(port, "wang");
        assertThat(wang.get("/api/me").status()).isEqualTo(200);

        refused(lin, "/api/me");
        List<String> actors =
                jdbc.sql(
                                """
                                select u.name from t_main.audit_entry e
                                  join t_main."user" u on u.id = e.actor
                                 where kind = 'limited' and facts = '{"limit":"caller"}'
                                """)
                        .query(String.class)
                        .list();
        assertThat(actors).containsOnlyOnce("lin");
    }

    @Test
    void countsWhatIsHeavyApart() {
        Browser zhao = new People(jdbc, browser).member(port, "zhao");
        int passed = 0;
        Answer answer = aggregate(zhao);
        while (answer.status() != 429) {
            passed++;
            assertThat(passed).isLessThan(MANY);
            answer = aggregate(zhao);
        }
        assertThat(passed).isLessThan(3 * LimitSettings.SECONDS_AT_ONCE - 5);
        assertThat(zhao.get("/api/me").status()).isEqualTo(200);
    }

    /** One question is built from definitions, the other is a plain statement of the product. */
    @Test
    void givesUpWhatTakesTooLongAndTellsWhatToDo() {
        Browser sun = new People(jdbc, browser).member(port, "sun");
        for (String[] slow :
                new String[][] {
                    {"t_main.account", "/api/records/account"}, {"system.api_key", "/api/me/keys"}
                }) {
            Answer answer =
                    Objects.requireNonNull(
                            transactions.execute(
                                    _ -> {
                                        jdbc.sql("lock table " + slow[0] + LOCKED).update();
                                        return sun.get(slow[1]);
                                    }));
            assertThat(answer.status()).as(slow[1]).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("request.slow");
            assertThat(sun.get(slow[1]).status()).isEqualTo(200);
        }
    }

    @Test
    void refusesABodyThatIsTooLargeWhateverItSays() {
        String large = "{\"name\":\"" + "x".repeat(20_000) + "\"}";
        Answer told = browser.send("POST", "/api/records/account", large);
        assertThat(told.status()).isEqualTo(413);
        assertThat(told.code()).isEqualTo("request.large");
        assertThat(told.json().at("/params/limit").asString()).isEqualTo("10 KB");
        assertThat(told.header("X-Content-Type-Options")).isEqualTo("nosniff");

        Answer untold =
                browser.send(
                        browser.request("/api/records/account")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () ->
                                                        new ByteArrayInputStream(
                                                                large.getBytes(
                                                                        StandardCharsets.UTF_8))))
                                .header("Content-Type", "application/json")
                                .header(
                                        "X-XSRF-TOKEN",
                                        browser.cookie("XSRF-TOKEN").orElseThrow()));
        assertThat(untold.status()).isEqualTo(413);
        assertThat(untold.code()).isEqualTo("request.large");
    }

    @Test
    void takesPartsOnlyWhereFilesAreBrought() {
        String parts =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\na\r\n--x--\r\n";
        Answer refused =
                browser.send(
                        browser.request("/api/records/account")
                                .POST(BodyPublishers.ofString(parts))
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .header(
                                        "X-XSRF-TOKEN",
                                        browser.cookie("XSRF-TOKEN").orElseThrow()));
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.code()).isEqualTo("api.media");
    }

    private static Answer aggregate(Browser browser) {
        return browser.send("POST", "/api/records/account/aggregate", "{}");
    }

    private static Answer refused(Browser browser, String path) {
        for (int n = 0; n < MANY; n++) {
            Answer answer = browser.get(path);
            if (answer.status() == 429) {
                return answer;
            }
        }
        throw new AssertionError("nobody was ever refused");
    }
}
