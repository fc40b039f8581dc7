package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.platform.database.Home;
import guanlan.testkit.Postgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** What people try who mean harm; each must be harmless. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class AttacksIT {
    private final Browser browser;
    private final Home home;

    AttacksIT(@LocalServerPort int port, Home home) {
        this.browser = new Browser(port, "en");
        this.home = home;
    }

    @BeforeEach
    void signIn() {
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../tmp/evil.csv",
                "..\\\\..\\\\evil.csv",
                "C:\\\\Windows\\\\evil.csv",
                "/etc/evil.csv",
                "....//....//evil.csv",
                "a/b/../evil.csv"
            })
    void keepsNothingOfAPathInAFileName(String name) {
        Answer answer = upload(name, utf8("name\nAcme\n"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.json().at("/file/name").asString()).isEqualTo("evil.csv");
    }

    @Test
    void readsNoFileForAWorkbook() throws IOException {
        Path secret = home.file("canary.txt");
        Files.writeString(secret, "canary-of-the-file");
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
        Answer answer = upload("a.xlsx", OddWorkbook.of(entity, "&e;", Map.of()));
        assertThat(answer.response().body()).doesNotContain("canary-of-the-file");
        assertThat(answer.status()).isLessThan(500);
        Files.delete(secret);
    }

    @Test
    void unfoldsNoEntitiesWithoutEnd() throws IOException {
        var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
        for (int n = 1; n < 10; n++) {
            laughs.append("<!ENTITY e").append(n).append(" \"");
            laughs.append(("&e" + (n - 1) + ";").repeat(10)).append("\">");
        }
        Answer answer = upload("a.xlsx", OddWorkbook.of(laughs + "]>", "&e9;", Map.of()));
        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.response().body().length()).isLessThan(100_000);
        assertThat(browser.get("/api/health").status()).isEqualTo(200);
    }

    @Test
    void writesNoFileThatAWorkbookNames() throws IOException {
        byte[] book =
                OddWorkbook.of("", "Acme", Map.of("../../../../evil-slip", "x", "/evil-slip", "x"));
        assertThat(upload("a.xlsx", book).status()).isLessThan(500);
        Path folder = home.folder();
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().contains("evil-slip")))
                    .isEmpty();
        }
        assertThat(folder.resolve("../../../../evil-slip")).doesNotExist();
        assertThat(Path.of("/evil-slip")).doesNotExist();
    }

    @Test
    void refusesOddForms() {
        assertThat(form("multipart/form-data", "--x\r\n").status()).isEqualTo(400);
        assertThat(form("multipart/form-data; boundary=" + "b".repeat(5000), "x").status())
                .isBetween(400, 499);
        assertThat(form("multipart/form-data; boundary=x", "--x\r\nno headers").status())
                .isBetween(400, 499);
        var parts = new StringBuilder();
        for (int n = 0; n < 2_000; n++) {
            parts.append("--x\r\nContent-Disposition: form-data; name=\"p").append(n);
            parts.append("\"\r\n\r\nv\r\n");
        }
        assertThat(form("multipart/form-data; boundary=x", parts + "--x--\r\n").status())
                .isBetween(400, 499);
        String large = "X-Large: " + "y".repeat(100_000);
        assertThat(
                        form(
                                        "multipart/form-data; boundary=x",
                                        "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n"
                                                + large
                                                + "\r\n\r\nv\r\n--x--\r\n")
                                .status())
                .isBetween(400, 499);
        assertThat(form("application/xml", "<x/>").status()).isIn(400, 415);
        assertThat(browser.get("/api/health").status()).isEqualTo(200);
    }

    @Test
    void writesNoFormulasIntoTables() throws InterruptedException {
        var csv = new StringBuilder("公司名称,邮箱\n");
        List<String> formulas =
                List.of(
                        "=cmd|' /C calc'!A0",
                        "+cmd|x",
                        "-cmd|x",
                        "@SUM(1)",
                        "＝cmd|x",
                        "＋cmd",
                        "－cmd",
                        "＠cmd",
                        "a;=cmd|x",
                        "\t=cmd|x");
        formulas.forEach(each -> csv.append('"').append(each).append("\",no mail\n"));
        String id = upload("f.csv", utf8(csv.toString())).json().path("id").asString();
        browser.send(
                "PATCH", "/api/imports/" + id, Map.of("mapping", Map.of("0", "name", "1", "mail")));
        browser.send("POST", "/api/imports/" + id + "/run", "");
        await("/api/imports/" + id);
        String table = browser.get("/api/imports/" + id + "/rejected").response().body();
        List<String> lines = table.lines().skip(1).toList();
        assertThat(lines).hasSize(formulas.size());
        for (String line : lines) {
            assertThat(line).doesNotMatch("^\"?[=+\\-@\\t＝＋－＠].*");
            assertThat(line.startsWith("\"") || !line.contains(";=")).isTrue();
        }
    }

    @Test
    void writesNoFormulasIntoTemplates() {
        Answer made =
                browser.send(
                        "POST",
                        "/api/objects",
                        Map.of(
                                "label",
                                Map.of("zh", "表"),
                                "fields",
                                List.of(
                                        Map.of("name", "name", "type", "text"),
                                        Map.of(
                                                "name",
                                                "evil",
                                                "type",
                                                "text",
                                                "label",
                                                Map.of("zh", "=cmd|x", "en", "=cmd|x")))));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        String object = made.json().path("object").asString();
        String head =
                browser.get("/api/imports/template?format=csv&object=" + object).response().body();
        assertThat(head).contains("'=cmd|x").doesNotContain(",=cmd").doesNotContain("\"=cmd");
    }

    @Test
    void letsNoNameIntoTheHeadersOfADownload() {
        for (String object :
                List.of(
                        "account%0d%0aSet-Cookie:%20evil=1",
                        "account%22;filename=%22evil.exe", "..%2F..%2Fevil")) {
            Answer answer = browser.get("/api/imports/template?format=csv&object=" + object);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.response().headers().map().toString()).doesNotContain("evil");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..%2f..%2fapplication.yaml",
                "/assets/..%2f..%2fapplication.yaml",
                "/assets/%2e%2e/%2e%2e/roles.yaml",
                "/assets/..;/..;/roles.yaml",
                "/assets/....//....//roles.yaml",
                "/assets/..%5c..%5croles.yaml",
                "/assets/%252e%252e%252froles.yaml",
                "/db/migration/system/V2__people_sign_in.sql",
                "/META-INF/MANIFEST.MF",
                "/WEB-INF/web.xml",
                "/.git/config",
                "/secret/key"
            })
    void readsNoFileBesideThePages(String path) {
        Answer answer = browser.get(path);
        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.response().body())
                .doesNotContain("purpose:", "spring:", "create table", "Manifest-Version");
        if (answer.status() == 200) {
            assertThat(answer.header("Content-Type")).startsWith("text/html");
        }
    }

    @Test
    void standsDeepAndLargeJson() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(post("{\"name\":" + deep + "}").status()).isEqualTo(400);
        assertThat(post("{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000)).status())
                .isEqualTo(400);
        assertThat(post("{\"name\":\"x\",\"revenue\":" + "9".repeat(500_000) + "}").status())
                .isBetween(400, 499);
        assertThat(post("{\"name\":\"x\",\"revenue\":1e999999999}").status()).isBetween(400, 499);
        assertThat(post("{\"name\":\"x\",\"revenue\":1e-999999999}").status()).isBetween(200, 499);
        assertThat(post("{\"name\":\"x\",\"name\":\"y\"}").status()).isLessThan(500);
        assertThat(post("{\"name\":\"a\\u0000b\"}").status()).isLessThan(500);
        assertThat(post("{\"name\":\"\\ud800\"}").status()).isLessThan(500);
    }

    @Test
    void standsLongAndDeepCriteria() {
        Answer plain =
                browser.send(
                        "POST", "/api/records/account/aggregate", Map.of("where", "name == 'x'"));
        assertThat(plain.status()).as(plain.response().body()).isEqualTo(200);
        for (String where :
                List.of(
                        "name == '" + "x".repeat(1_000_000) + "'",
                        "(".repeat(20_000) + "true" + ")".repeat(20_000),
                        "!".repeat(20_000) + "true",
                        "true" + " || true".repeat(50_000),
                        "name.matches('(a+)+$')",
                        "name in [" + "'a',".repeat(100_000) + "'a']",
                        "'a' " + "+ 'a' ".repeat(20_000) + "== name")) {
            Answer answer =
                    browser.send("POST", "/api/records/account/aggregate", Map.of("where", where));
            assertThat(answer.status())
                    .as(where.substring(0, 20) + ": " + answer.response().body())
                    .isBetween(200, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//me",
                "/api/health/../me",
                "/api/health/%2e%2e/me",
                "/api/health;x=/../me",
                "/api;x=1/me",
                "/api/me;jsessionid=1",
                "/api/me/",
                "/API/me",
                "/api%2Fme",
                "/api/%6de",
                "/api/me%00",
                "/api/me.json",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/api/metrics"
            })
    void letsNobodyAroundTheDoor(String path) {
        var nobody = new Browser(browser.port(), "en");
        Answer answer = nobody.get(path);
        assertThat(answer.response().body()).doesNotContain("\"login\"").doesNotContain("# HELP");
        assertThat(answer.status()).isLessThan(500);
        if (answer.status() == 200) {
            assertThat(answer.header("Content-Type")).startsWith("text/html");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "DEBUG", "PROPFIND", "OPTIONS", "CONNECT-ME"})
    void refusesMethodsThatNobodyNeeds(String method) {
        Answer answer =
                browser.send(browser.request("/api/me").method(method, BodyPublishers.noBody()));
        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.response().body()).doesNotContain("\"login\"");
        assertThat(answer.response().headers().map())
                .doesNotContainKey("access-control-allow-origin");
    }

    private Answer post(String body) {
        return browser.send("POST", "/api/records/account", body);
    }

    private Answer form(String type, String body) {
        return browser.send(
                browser.request("/api/imports")
                        .POST(BodyPublishers.ofByteArray(utf8(body)))
                        .header("Content-Type", type)
                        .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow()));
    }

    private Answer upload(String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                utf8(
                        """
                        --limit\r
                        Content-Disposition: form-data; name="object"\r
                        \r
                        account\r
                        --limit\r
                        Content-Disposition: form-data; name="file"; filename="%s"\r
                        \r
                        """
                                .formatted(name)));
        body.writeBytes(content);
        body.writeBytes(utf8("\r\n--limit--\r\n"));
        return browser.send(
                browser.request("/api/imports")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .header("Content-Type", "multipart/form-data; boundary=limit")
                        .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow()));
    }

    private void await(String path) throws InterruptedException {
        for (int look = 0; look < 1000; look++) {
            if (browser.get(path).json().path("state").asString().equals("finished")) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not finished in time");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
