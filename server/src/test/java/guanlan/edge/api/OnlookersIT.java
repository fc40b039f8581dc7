package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** People see who else has a record open, and nothing of records they may not see. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class OnlookersIT {
    private final JdbcClient jdbc;
    private final Browser admin;
    private final Browser lin;
    private final Browser wang;
    private final People people;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String record;

    OnlookersIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
        admin = new Browser(port, "en");
        admin.signIn("admin", SessionIT.PASSWORD);
        people = new People(jdbc, admin);
        lin = people.member(port, "Lin");
        wang = people.member(port, "Wang");
        record = admin.send("POST", "/api/records/account", Map.of("name", "看客客户")).id();
    }

    @AfterEach
    void leaveNothing() {
        people.mayMembersAsShipped();
        client.shutdownNow();
    }

    @Test
    void tellsOfOthersAtOnceAndWhenTheyLeave() throws Exception {
        String mine = page();
        String his = page();
        assertThat(names(look(lin, mine))).isEmpty();
        var live = EventStream.of(client, lin, null);
        live.await("hello");

        assertThat(names(look(wang, his))).containsExactly("Lin");
        assertThat(live.await("onlookers").data().path("record").asString()).isEqualTo(record);
        Answer told = look(lin, mine);
        assertThat(names(told)).containsExactly("Wang");
        assertThat(told.json().at("/items/0/since").asString()).isNotEmpty();

        assertThat(wang.send("DELETE", path(his), "").status()).isEqualTo(204);
        live.await("onlookers");
        assertThat(names(look(lin, mine))).isEmpty();
    }

    @Test
    void saysOnceThatSomebodyCame() throws Exception {
        String his = page();
        var live = EventStream.of(client, lin, null);
        live.await("hello");
        look(lin, page());
        look(wang, his);
        // Whoever tells of changes tells of people first, so two changes later nothing is left.
        for (String city : List.of("上海", "苏州")) {
            settle(city);
            live.await("change");
        }
        look(wang, his);
        settle("杭州");
        assertThat(live.before("change")).doesNotContain("onlookers");
    }

    @Test
    void tellsNothingToWhoDoesNotLook() throws Exception {
        var live = EventStream.of(client, wang, null);
        live.await("hello");
        look(lin, page());
        settle("苏州");
        assertThat(live.before("change")).doesNotContain("onlookers");
    }

    @Test
    void countsNobodyTwice() {
        look(wang, page());
        look(wang, page());
        assertThat(names(look(lin, page()))).containsExactly("Wang");
    }

    @Test
    void refusesWhoMayNotSeeTheRecord() {
        people.mayMembers(
                Map.of("account", Map.of("rights", List.of("see", "create"), "see", "own")));
        assertThat(look(lin, page()).code()).isEqualTo("record.absent");
        assertThat(look(admin, page()).json().path("items").isEmpty()).isTrue();
    }

    @Test
    void namesNobodyWhomTheReaderMayNotSee() {
        look(wang, page());
        people.mayMembers(Map.of("account", Map.of("rights", List.of("see"), "see", "all")));
        Answer told = look(lin, page());
        assertThat(told.json().at("/items/0/person/restricted").asBoolean()).isTrue();
        assertThat(told.response().body()).doesNotContain("Wang");
    }

    @Test
    void forgetsAPageThatFellSilent() {
        String page = page();
        look(wang, page);
        jdbc.sql("update t_main.onlooker set until = now() - interval '1 second' where page = ?")
                .param(UUID.fromString(page))
                .update();
        assertThat(names(look(lin, page()))).isEmpty();
        assertThat(
                        jdbc.sql("select count(*) from t_main.onlooker where page = ?")
                                .param(UUID.fromString(page))
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void letsNobodySpeakForAnothersPage() {
        String page = page();
        look(wang, page);
        look(lin, page);
        lin.send("DELETE", path(page), "");
        assertThat(names(look(admin, page()))).containsExactly("Wang");
    }

    private void settle(String city) {
        admin.send("PATCH", "/api/records/account/" + record, Map.of("city", city));
    }

    private Answer look(Browser who, String page) {
        return who.send("PUT", path(page), "");
    }

    private String path(String page) {
        return "/api/records/account/" + record + "/onlookers/" + page;
    }

    private static String page() {
        return UUID.randomUUID().toString();
    }

    private static List<String> names(Answer told) {
        assertThat(told.status()).as(told.response().body()).isEqualTo(200);
        return told.json()
                .path("items")
                .valueStream()
                .map(each -> each.at("/person/title").asString())
                .toList();
    }
}
