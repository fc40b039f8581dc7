package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.edge.api.Browser.Answer;
import guanlan.edge.api.Endpoints.Endpoint;
import guanlan.edge.api.Endpoints.Right;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Walks over every endpoint there is, objects of the company's own included, as somebody who may
 * not. A text that stands in every kind of place must come back from none.
 */
@Crawl
class CrawlerIT {
    private static final String CANARY = "canary7f3a";

    /** Unlike the object's name, no answer repeats it from the path. */
    private static final String LABEL = "金丝雀7f3a";

    private static final String ABSENT = "0198c0de-0000-7000-8000-000000000000";

    private static final List<String> TAMPERED =
            List.of(
                    "x",
                    "%00",
                    "..%2F..%2Fetc%2Fpasswd",
                    "%E2%80%AE",
                    "00000000-0000-0000-0000-000000000000%27--",
                    "1'%20or%20'1'='1",
                    "%7B%7D",
                    "9".repeat(3000));

    private static final List<String> CURSORS =
            List.of("x", "AAAA", "eyJvcmRlciI6IiIsInZhbHVlcyI6W119", "%00", "-1", "💥", "' or 1=1");

    private final Browser admin;
    private final Browser nobody;
    private final Set<String> mapped;
    private final Set<String> fallen = new TreeSet<>();
    private String object = "";
    private String record = "";
    private final Browser member;
    private final Browser stranger;

    CrawlerIT(
            @LocalServerPort int port,
            JdbcClient jdbc,
            RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.mapped = mapped(requestMappingHandlerMapping);
        this.admin = new Browser(port, "en");
        this.nobody = new Browser(port, "en");
        admin.signIn("admin", SessionIT.PASSWORD);
        nobody.get("/");
        var people = new People(jdbc, admin);
        member = people.member(port, "lin");
        stranger = people.stranger(port, "elsewhere");
    }

    @BeforeAll
    void plant() {
        Nest nest = Nest.planted(admin, LABEL, CANARY);
        object = nest.object();
        record = nest.record();
        admin.send("PUT", "/api/favourites/account/" + record, "");
    }

    @Test
    void everyEndpointDeclaresItsRight() {
        Set<String> declared =
                Endpoints.declared().stream()
                        .map(Endpoint::call)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(mapped)
                .as("a new endpoint needs a line in endpoints.txt, which says who may ask it")
                .isEqualTo(declared);
        assertThat(documented()).isNotEmpty().allMatch(call -> declares(declared, call));
    }

    @Test
    void givesNobodyAnything() {
        for (Endpoint endpoint : Endpoints.declared()) {
            Answer answer = call(nobody, endpoint, object, record);
            assertThat(answer.response().body()).as(endpoint.call()).doesNotContain(CANARY);
            if (endpoint.right() != Right.OPEN) {
                assertThat(answer.status()).as(endpoint.call()).isEqualTo(401);
                assertThat(answer.code()).isEqualTo("session.required");
            }
        }
    }

    @Test
    void givesAStrangerNothingOfThisCompany() {
        for (Endpoint endpoint : Endpoints.signedIn()) {
            for (String of : List.of(object, "account")) {
                Answer answer = call(stranger, endpoint, of, record);
                assertThat(answer.response().body())
                        .as(endpoint.call())
                        .doesNotContain(CANARY, LABEL);
            }
        }
        assertThat(admin.get("/api/records/" + object + "/" + record).status()).isEqualTo(200);
    }

    @Test
    void refusesAMemberWhatIsTheAdministrators() {
        Set<String> let = new TreeSet<>();
        for (Endpoint endpoint : Endpoints.of(Right.ADMINISTRATOR)) {
            Answer there = call(member, endpoint, object, record);
            Answer absent = call(member, endpoint, "nothing", ABSENT);
            for (Answer answer : List.of(there, absent)) {
                if (answer.status() != 403 || !answer.code().equals("access.refused")) {
                    let.add(
                            endpoint.call()
                                    + ": "
                                    + answer.status()
                                    + " "
                                    + Nest.shortened(answer.response().body()));
                }
            }
        }
        assertThat(let).isEmpty();
    }

    @Test
    void answersTheSameForAbsentAndForNotYours() {
        Set<String> told = new TreeSet<>();
        String definition =
                admin.get("/api/records/definition?limit=1").json().at("/items/0/id").asString();
        assertThat(definition).isNotEmpty();
        for (Endpoint endpoint : Endpoints.of(Right.RECORDS)) {
            if (!endpoint.path().contains("{id}") || !endpoint.path().contains("{object}")) {
                continue;
            }
            for (String of : List.of("definition", "account")) {
                Answer hidden = call(member, endpoint, of, definition);
                Answer absent = call(member, endpoint, of, ABSENT);
                String said = hidden.response().body().replace(definition, ABSENT);
                if (!Nest.bare(said).equals(Nest.bare(absent.response().body()))
                        || hidden.status() != absent.status()) {
                    told.add(endpoint.call() + ": " + said);
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void staysUprightUnderTamperedIds() {
        fallen.clear();
        for (Browser caller : List.of(admin, member)) {
            for (Endpoint endpoint : Endpoints.signedIn()) {
                if (!endpoint.path().contains("{")) {
                    continue;
                }
                boolean takesId = !endpoint.with("", "a").equals(endpoint.with("", "b"));
                for (String tampered : TAMPERED) {
                    if (takesId) {
                        upright(call(caller, endpoint, "account", tampered), endpoint, tampered);
                    }
                    upright(call(caller, endpoint, tampered, ABSENT), endpoint, tampered);
                }
            }
        }
        assertThat(fallen).isEmpty();
    }

    @Test
    void staysUprightUnderTamperedCursors() {
        fallen.clear();
        for (Endpoint endpoint : Endpoints.signedIn()) {
            if (endpoint.changes()) {
                continue;
            }
            for (String cursor : CURSORS) {
                String given = URLEncoder.encode(cursor, StandardCharsets.UTF_8);
                for (String name :
                        List.of(
                                "after", "before", "limit", "sort", "where", "q", "fields", "time",
                                "object")) {
                    String path = endpoint.with("account", record) + "?" + name + "=" + given;
                    upright(admin.get(path), endpoint, name + "=" + cursor);
                }
            }
        }
        assertThat(fallen).isEmpty();
    }

    @Test
    void staysUprightUnderOddBodies() {
        fallen.clear();
        for (Endpoint endpoint : Endpoints.signedIn()) {
            if (!endpoint.changes()) {
                continue;
            }
            for (String body :
                    List.of(
                            "",
                            "null",
                            "[]",
                            "{",
                            "\"x\"",
                            "{\"name\":{\"a\":[1]},\"where\":1,\"rows\":7,\"fields\":3,\"time\":{}}",
                            "{\"name\":\"a\\u0000b\",\"where\":\"\\u0000\",\"text\":\"\\ud800\"}")) {
                upright(
                        member.send(endpoint.method(), endpoint.with("account", ABSENT), body),
                        endpoint,
                        body);
                upright(
                        admin.send(endpoint.method(), endpoint.with("nothing", ABSENT), body),
                        endpoint,
                        body);
            }
        }
        assertThat(fallen).isEmpty();
    }

    private void upright(Answer answer, Endpoint endpoint, String how) {
        if (answer.status() >= 500) {
            fallen.add(endpoint.call() + " with " + Nest.shortened(how) + ": " + answer.status());
        }
    }

    private static Answer call(Browser caller, Endpoint endpoint, String object, String id) {
        String path = endpoint.with(object, id);
        return switch (endpoint.method()) {
            case "GET" -> caller.get(path);
            default -> caller.send(endpoint.method(), path, "{}");
        };
    }

    /** Documents may name an object where the endpoint takes any. */
    private static boolean declares(Set<String> declared, String call) {
        return declared.stream()
                .anyMatch(each -> call.matches(each.replaceAll("\\{\\w+}", "[^/]+")));
    }

    private Set<String> documented() {
        Set<String> calls = new TreeSet<>();
        JsonNode paths = admin.get("/api/openapi.json").json().path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getKey().startsWith("x-")) {
                    continue;
                }
                calls.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }
        return calls;
    }

    /** Our own; those of the framework (OpenAPI, errors) stand under the same border. */
    private static Set<String> mapped(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(
                        each ->
                                each.getValue()
                                        .getBeanType()
                                        .getPackageName()
                                        .startsWith("guanlan"))
                .flatMap(each -> calls(each.getKey()))
                .filter(call -> call.contains(" /api"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> calls(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .flatMap(
                        path ->
                                info.getMethodsCondition().getMethods().stream()
                                        .map(method -> method + " " + path));
    }
}
