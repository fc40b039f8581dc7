package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** Scripts in every text that is kept, told again as the text they are. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ScriptsIT {
    /** People sign in; a rate has no text but a code of three letters. */
    private static final List<String> APART = List.of("user", "exchange_rate");

    private final Browser browser;

    ScriptsIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "en");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void showsScriptsAsTextOnlyInEveryTextOfEveryObject() {
        int objects = 0;
        int texts = 0;
        for (JsonNode each : browser.get("/api/objects").json().path("items")) {
            String object = each.path("name").asString();
            if (each.path("navigation").asBoolean() && !APART.contains(object)) {
                var scripted = new ScriptedRecord(browser, object);
                String id = scripted.create();
                texts += scripted.texts();
                objects++;
                String list = "/api/records/" + object;
                shownAsText(list + "?limit=5");
                shownAsText(list + "/" + id);
                shownAsText(list + "/" + id + "/history");
                shownAsText(list + "/" + id + "/access");
            }
        }
        assertThat(objects).isGreaterThan(8);
        assertThat(texts).isGreaterThan(30);
        for (String path :
                List.of(
                        "/api/search?q=script",
                        "/api/audit?limit=20",
                        "/api/records/account?where=%3Cscript%3Ealert(1)%3C/script%3E",
                        "/api/%3Cscript%3Ealert(1)%3C/script%3E",
                        "/api/records/%3Cscript%3E")) {
            shownAsText(path);
        }
    }

    private void shownAsText(String path) {
        Answer answer =
                browser.send(browser.request(path).header("Accept", "text/html, */*").GET());
        assertThat(answer.status()).as(path).isLessThan(500);
        assertThat(answer.header("Content-Type"))
                .as(path)
                .matches("application/(problem\\+)?json.*");
        assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).as(path).contains("script-src 'self'");
    }
}
