package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.testkit.Postgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class SearchApiIT {
    private final Browser browser;

    SearchApiIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "zh");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void findsNamesByCharactersPinyinAndInitialsTheBestFirst() throws InterruptedException {
        create("account", Map.of("name", "百度"));
        create("account", Map.of("name", "百度在线网络技术有限公司"));
        create("account", Map.of("name", "北京小度科技", "address", "上地十街 10 号百度大厦"));
        create("contact", Map.of("name", "白度", "position", "经理"));
        awaitTitles("百度大厦", List.of("北京小度科技"));

        assertThat(titles("百度", "account")).containsExactly("百度", "百度在线网络技术有限公司", "北京小度科技");
        assertThat(titles("baidu", "account")).containsExactly("百度", "百度在线网络技术有限公司");
        assertThat(titles("bdzx", "account")).containsExactly("百度在线网络技术有限公司");
        assertThat(titles("bd", "contact")).containsExactly("白度");
        assertThat(titles("在线", "account")).containsExactly("百度在线网络技术有限公司");
        assertThat(browser.get("/api/search?q=" + encoded("！！")).json().path("groups").isEmpty())
                .isTrue();
    }

    @Test
    void leavesDeletedRecordsOut() throws InterruptedException {
        String id = create("account", Map.of("name", "鹭岛海运"));
        awaitTitles("鹭岛", List.of("鹭岛海运"));

        browser.send("DELETE", "/api/records/account/" + id, "");

        assertThat(titles("鹭岛", "account")).isEmpty();
    }

    @Test
    void remembersWhatWasOpenedAndWhatIsKept() {
        String first = create("account", Map.of("name", "先看"));
        String second = create("account", Map.of("name", "后看"));

        for (String id : List.of(first, second, first)) {
            assertThat(browser.send("PUT", "/api/recents/account/" + id, "").status())
                    .isEqualTo(204);
        }
        browser.send("PUT", "/api/favourites/account/" + second, "");

        assertThat(listed("/api/recents")).containsExactly("先看", "后看");
        assertThat(listed("/api/favourites")).containsExactly("后看");
        browser.send("DELETE", "/api/favourites/account/" + second, "");
        assertThat(listed("/api/favourites")).isEmpty();
        assertThat(
                        browser.send(
                                        "PUT",
                                        "/api/favourites/account/00000000-0000-7000-8000-000000000000",
                                        "")
                                .code())
                .isEqualTo("record.absent");
    }

    private List<String> listed(String path) {
        return browser.get(path)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("title").asString())
                .toList();
    }

    private void awaitTitles(String typed, List<String> expected) throws InterruptedException {
        while (!titles(typed, "account").equals(expected)) {
            Thread.sleep(20);
        }
    }

    private List<String> titles(String typed, String object) {
        return browser.get("/api/search?q=" + encoded(typed))
                .json()
                .path("groups")
                .valueStream()
                .filter(group -> group.path("object").asString().equals(object))
                .flatMap(group -> group.path("items").valueStream())
                .map(item -> item.path("title").asString())
                .toList();
    }

    private String create(String object, Map<String, ?> row) {
        JsonNode made = browser.send("POST", "/api/records/" + object, row).json();
        return made.path("id").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
