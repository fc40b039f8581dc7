package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ExportApiIT {
    private final Browser admin;
    private final People people;
    private final int port;
    private final String mark = "导" + UUID.randomUUID().toString().substring(0, 8);

    ExportApiIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.port = port;
        this.admin = new Browser(port, "zh");
        this.people = new People(jdbc, admin);
        admin.signIn("admin", SessionIT.PASSWORD);
    }

    @AfterEach
    void everybodyMayAsBefore() {
        admin.send("DELETE", "/api/roles/member", "");
    }

    @Test
    void exportsAFilterAndNotesWhoTookIt() throws InterruptedException {
        create(1_234);

        Answer ordered = order(admin, Map.of("fields", List.of("name", "phone"), "sort", "-name"));
        assertThat(ordered.status()).isEqualTo(202);
        JsonNode done = ended(admin, ordered.json());

        assertThat(done.path("state").asString()).isEqualTo("finished");
        assertThat(done.at("/progress/done").asInt()).isEqualTo(1_234);
        assertThat(done.path("size").asLong()).isPositive();
        Answer file = admin.get(path(done) + "/file");
        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition")).contains("attachment").contains(".csv");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
        assertThat(file.response().body().lines()).hasSize(1_235);
        assertThat(file.response().body()).startsWith("\ufeff客户名称,电话");
        JsonNode listed = admin.get("/api/exports").json();
        assertThat(listed.at("/items/0/id").asString()).isEqualTo(done.path("id").asString());
        assertThat(listed.at("/items/0/createdBy/title").asString()).isNotBlank();
        JsonNode trail = admin.get("/api/audit?kind=export&object=account&limit=10").json();
        assertThat(trail.path("items"))
                .anyMatch(
                        entry ->
                                entry.at("/facts/what").asString().equals("records")
                                        && entry.path("count").asInt() == 1_234
                                        && entry.path("criteria").asString().contains(mark))
                .anyMatch(entry -> entry.at("/facts/what").asString().equals("download"));

        assertThat(admin.send("DELETE", path(done), "").json().path("state").asString())
                .isEqualTo("expired");
        assertThat(admin.get(path(done) + "/file").code()).isEqualTo("export.gone");
    }

    @Test
    void givesNobodyMoreThanHeMaySee() throws InterruptedException {
        create(3);
        Browser lin = people.member(port, "林夏");
        role(List.of("see"), Map.of());
        assertThat(order(lin, Map.of()).status()).isEqualTo(403);

        role(
                List.of("see", "export"),
                Map.of(
                        "phone", Map.of("access", "masked", "mask", "3*4"),
                        "revenue", Map.of("access", "hidden")));
        assertThat(order(lin, Map.of("fields", List.of("name", "revenue"))).code())
                .isEqualTo("field.absent");
        JsonNode done = ended(lin, order(lin, Map.of("sort", "name")).json());
        String text = lin.get(path(done) + "/file").response().body();
        assertThat(text).contains(mark + "1").doesNotContain("13812345678").doesNotContain("营收");
        assertThat(text).contains("****5678");

        Browser other = people.member(port, "王芳");
        assertThat(other.get(path(done)).code()).isEqualTo("export.absent");
        assertThat(other.get(path(done) + "/file").code()).isEqualTo("export.absent");
        role(List.of("see"), Map.of());
        assertThat(lin.get(path(done) + "/file").status()).isEqualTo(403);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThat(order(admin, Map.of("where", "nobody == 1")).status()).isEqualTo(400);
        assertThat(order(admin, Map.of("sort", "nothing")).status()).isBetween(400, 499);
        assertThat(order(admin, Map.of("format", "pdf")).status()).isEqualTo(400);
        assertThat(admin.send("POST", "/api/exports", Map.of()).status()).isEqualTo(400);
        assertThat(admin.get("/api/exports/00000000-0000-7000-8000-000000000000").code())
                .isEqualTo("export.absent");
    }

    private void role(List<String> rights, Map<String, Object> fields) {
        Map<String, Object> seen = Map.of("rights", List.of("see"));
        Answer changed =
                admin.send(
                        "PATCH",
                        "/api/roles/member",
                        Map.of(
                                "objects",
                                Map.of(
                                        "user", seen,
                                        "department", seen,
                                        "account", Map.of("rights", rights, "fields", fields))));
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
    }

    private void create(int rows) {
        var all =
                IntStream.range(0, rows)
                        .mapToObj(
                                at ->
                                        Map.of(
                                                "name",
                                                mark + at,
                                                "phone",
                                                "13812345678",
                                                "revenue",
                                                4711))
                        .toList();
        Answer made =
                admin.send(
                        "POST",
                        "/api/records/account/batch",
                        Map.of("operation", "create", "rows", all));
        assertThat(made.status()).isEqualTo(200);
    }

    private Answer order(Browser browser, Map<String, Object> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put("object", "account");
        body.putIfAbsent("where", "startsWith(name, \"" + mark + "\")");
        return browser.send("POST", "/api/exports", body);
    }

    private static JsonNode ended(Browser browser, JsonNode ordered) throws InterruptedException {
        JsonNode told = browser.get(path(ordered)).json();
        while (told.path("state").asString().equals("running")) {
            Thread.sleep(20);
            told = browser.get(path(ordered)).json();
        }
        return told;
    }

    private static String path(JsonNode export) {
        return "/api/exports/" + export.path("id").asString();
    }
}
