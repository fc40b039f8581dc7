package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.edge.api.Browser.Answer;
import guanlan.edge.api.Endpoints.Endpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks over every endpoint as somebody without any right, and as somebody who sees his own records
 * only. What is not theirs is as absent as what never was, in every answer.
 */
@Crawl
class BarredCrawlerIT {
    private static final String CANARY = "canary9d21";
    private static final String ABSENT = "0198c0de-0000-7000-8000-000000000009";

    /** What is sent to those that change something: enough for each of them to begin. */
    private static final List<String> BODIES =
            List.of(
                    "{}",
                    "{\"name\":\"taken\"}",
                    "{\"time\":\"2026-01-01T00:00:00Z\"}",
                    "{\"to\":{\"kind\":\"everybody\"},\"level\":\"read\"}");

    private final Browser admin;
    private final Browser barred;
    private final Browser scoped;
    private String object = "";
    private String record = "";
    private String account = "";
    private String mass = "";
    private String key = "";
    private String own = "";

    BarredCrawlerIT(@LocalServerPort int port, JdbcClient jdbc) {
        admin = new Browser(port, "en");
        admin.signIn("admin", SessionIT.PASSWORD);
        var people = new People(jdbc, admin);
        barred = people.member(port, "barred");
        scoped = people.member(port, "scoped");
    }

    @BeforeAll
    void plant() {
        Nest nest = Nest.planted(admin, "蓝鸟", CANARY);
        object = nest.object();
        record = nest.record();
        account = nest.account();
        key = made("/api/me/keys", Map.of("name", CANARY)).json().at("/key/id").asString();
        var values = Map.of("name", CANARY);
        var all = Map.of("operation", "update", "values", values, "expectedCount", 10);
        mass = made("/api/records/" + object + "/mass", all).id();
        var rights = List.of("see", "create", "edit", "delete", "export", "import", "mass_edit");
        var mine = Map.of("rights", rights, "see", Map.of("kind", "own"));
        String role =
                made("/api/roles", Map.of("label", Map.of("zh", "自己的", "en", "Own")))
                        .json()
                        .path("key")
                        .asString();
        patched("/api/roles/" + role, Map.of("objects", Map.of("*", mine)));
        String me = scoped.me();
        made("/api/grants", Map.of("role", role, "to", Map.of("kind", "person", "id", me)));
        patched("/api/roles/member", Map.of("objects", Map.of()));
        own = scoped.send("POST", "/api/records/account", Map.of("name", "own")).id();
    }

    @AfterAll
    void everybodyMayAsShipped() {
        admin.send("DELETE", "/api/roles/member", "");
    }

    private Answer made(String path, Map<String, ?> body) {
        return Nest.made(admin, path, body);
    }

    private void patched(String path, Map<String, ?> body) {
        Answer answer = admin.send("PATCH", path, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    @Test
    void tellsNobodyWithoutRightsAnything() {
        Set<String> told = new TreeSet<>();
        for (Endpoint endpoint : signedIn()) {
            for (Answer answer : answers(barred, endpoint, hidden(endpoint))) {
                tells(told, endpoint, answer);
            }
        }
        for (String path : questions()) {
            Answer answer = barred.get(path);
            if (answer.response().body().contains(CANARY)) {
                told.add("GET " + path);
            }
        }
        assertThat(told).isEmpty();
        assertThat(barred.get("/api/objects").json().path("items").size()).isZero();
    }

    @Test
    void tellsWhoSeesHisOwnNothingOfOthers() {
        Set<String> told = new TreeSet<>();
        for (Endpoint endpoint : signedIn()) {
            for (Answer answer : answers(scoped, endpoint, hidden(endpoint))) {
                tells(told, endpoint, answer);
            }
        }
        for (String path : questions()) {
            Answer answer = scoped.get(path);
            if (answer.response().body().contains(CANARY)) {
                told.add("GET " + path);
            }
        }
        for (String asked :
                List.of(
                        "{\"groupBy\":[\"name\"]}",
                        "{\"measures\":[{\"function\":\"max\",\"field\":\"name\"}]}")) {
            Answer answer = scoped.send("POST", "/api/records/" + object + "/aggregate", asked);
            if (answer.response().body().contains(CANARY)) {
                told.add(asked);
            }
        }
        assertThat(told).isEmpty();
        assertThat(scoped.get("/api/records/account/" + own).status()).isEqualTo(200);
    }

    private static void tells(Set<String> told, Endpoint endpoint, Answer answer) {
        String body = answer.response().body();
        if (body.contains(CANARY) || answer.status() >= 500) {
            told.add(endpoint.call() + " " + answer.status() + " " + Nest.shortened(body));
        }
    }

    /** What somebody would ask who knows that there is something. */
    private List<String> questions() {
        String quoted = URLEncoder.encode("name == \"" + CANARY + "\"", StandardCharsets.UTF_8);
        String list = "/api/records/" + object;
        return List.of(
                list,
                list + "?where=" + quoted,
                list + "?q=" + CANARY,
                list + "?sort=-name",
                list + "?deleted=true",
                list + "?at=2026-01-01T00:00:00Z",
                list + "/values/name",
                list + "/values/name?prefix=can",
                "/api/records/account?q=" + CANARY,
                "/api/search?q=" + CANARY,
                "/api/recents",
                "/api/favourites",
                "/api/mass",
                "/api/imports",
                "/api/me/keys",
                "/api/audit",
                "/api/openapi.json?x=" + CANARY.substring(0, 3));
    }

    @Test
    void answersTheSameForAbsentAndForNotYours() {
        Set<String> told = new TreeSet<>();
        for (Endpoint endpoint : signedIn()) {
            if (endpoint.with(object, "a").equals(endpoint.with(object, "b"))) {
                continue;
            }
            for (Browser caller : List.of(barred, scoped)) {
                String there = hidden(endpoint);
                List<Answer> hidden = answers(caller, endpoint, there);
                List<Answer> absent = answers(caller, endpoint, ABSENT);
                for (int at = 0; at < hidden.size(); at++) {
                    String one = bare(hidden.get(at), there);
                    String other = bare(absent.get(at), ABSENT);
                    if (!one.equals(other)) {
                        told.add(endpoint.call() + "\n  " + one + "\n  " + other);
                    }
                }
            }
        }
        assertThat(told).isEmpty();
        Answer still = admin.get("/api/records/" + object + "/" + record);
        assertThat(still.status()).isEqualTo(200);
        assertThat(still.json().path("name").asString()).isEqualTo(CANARY);
        assertThat(admin.get("/api/records/account/" + account).status()).isEqualTo(200);
        assertThat(admin.get("/api/me/keys").response().body()).contains(key);
    }

    /** Without what differs from one answer to the next. */
    private static String bare(Answer answer, String id) {
        String body = Nest.bare(answer.response().body().replace(id, "id"));
        return answer.status() + " " + Nest.shortened(body);
    }

    /** Something of somebody else's that the endpoint could be asked for. */
    private String hidden(Endpoint endpoint) {
        if (endpoint.path().startsWith("/api/mass")) {
            return mass;
        }
        return endpoint.path().startsWith("/api/me/keys") ? key : record;
    }

    private List<Answer> answers(Browser caller, Endpoint endpoint, String id) {
        String path = endpoint.with(object, id);
        return endpoint.changes()
                ? BODIES.stream().map(body -> caller.send(endpoint.method(), path, body)).toList()
                : List.of(caller.get(path));
    }

    /** Without what would end his own sessions. */
    private static List<Endpoint> signedIn() {
        return Endpoints.signedIn().stream()
                .filter(each -> !each.call().equals("DELETE /api/me/sessions"))
                .toList();
    }
}
