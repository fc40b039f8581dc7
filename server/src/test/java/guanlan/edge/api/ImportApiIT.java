package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.testkit.Postgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
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
class ImportApiIT {
    private final Browser browser;
    private final int port;

    ImportApiIT(@LocalServerPort int port) {
        this.port = port;
        this.browser = new Browser(port, "zh");
    }

    @BeforeEach
    void signIn() {
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void bringsAFileFromAnalysisToUndo() {
        Answer brought = upload("客户.csv", gb("公司名称,邮箱,备注\n甲公司,a@x.cn,好\n乙公司,无,\n"), "account");
        assertThat(brought.status()).isEqualTo(201);
        JsonNode told = brought.json();
        assertThat(told.path("state").asString()).isEqualTo("analysed");
        assertThat(told.at("/file/name").asString()).isEqualTo("客户.csv");
        assertThat(told.at("/file/encoding").asString()).isEqualTo("GB18030");
        assertThat(told.at("/rows/total").asInt()).isEqualTo(2);
        assertThat(told.at("/columns/0/suggestion").asString()).isEqualTo("name");
        assertThat(told.at("/mapping/1").asString()).isEqualTo("mail");
        assertThat(told.at("/preview/rows/0/cells/0").asString()).isEqualTo("甲公司");
        assertThat(told.at("/preview/problems/0/line").asInt()).isEqualTo(3);
        assertThat(told.at("/preview/problems/0/code").asString()).isEqualTo("value.no_mail");
        assertThat(told.at("/preview/problems/0/message").asString()).contains("无");
        assertThat(told.at("/createdBy/title").asString()).isNotBlank();

        String path = "/api/imports/" + told.path("id").asString();
        var settled =
                browser.send(
                        "PATCH",
                        path,
                        "{\"mapping\":{\"2\":null},\"duplicates\":{\"by\":\"name\",\"policy\":\"update\"}}");
        assertThat(settled.json().at("/mapping/2").isNull()).isTrue();
        assertThat(settled.json().at("/duplicates/policy").asString()).isEqualTo("update");

        assertThat(browser.send("POST", path + "/run", "").status()).isEqualTo(202);
        JsonNode done = await(path, "finished");
        assertThat(done.at("/progress/created").asInt()).isEqualTo(1);
        assertThat(done.at("/progress/rejected").asInt()).isEqualTo(1);

        Answer rejected = browser.get(path + "/rejected");
        assertThat(rejected.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(rejected.response().body())
                .startsWith("\ufeff公司名称,邮箱,备注,行号,原因")
                .contains("乙公司,无,,3,");

        assertThat(browser.send("DELETE", path + "/effects", "").status()).isEqualTo(202);
        assertThat(await(path, "undone").at("/undo/removed").asInt()).isEqualTo(1);
        assertThat(browser.send("DELETE", path, "").code()).isEqualTo("import.state");
        JsonNode listed = browser.get("/api/imports?object=account").json();
        assertThat(listed.at("/items/0/id").asString()).isEqualTo(told.path("id").asString());
        assertThat(listed.at("/items/0").has("preview")).isFalse();
    }

    @Test
    void saysOfEveryBadFileWhatItIsAndWhatToDo() throws IOException {
        assertThat(upload("a.csv", new byte[0], "account").code()).isEqualTo("import.empty");
        assertThat(upload("a.csv", utf8("name,phone\n"), "account").code())
                .isEqualTo("import.no_rows");
        Answer png =
                upload(
                        "a.xlsx",
                        HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"),
                        "account");
        assertThat(png.status()).isEqualTo(422);
        assertThat(png.code()).isEqualTo("import.unreadable");
        assertThat(png.json().path("detail").asString()).contains("PNG 图片").contains(".xlsx");
        assertThat(
                        upload(
                                        "a.xls",
                                        HexFormat.of()
                                                .parseHex("d0cf11e0a1b11ae1" + "00".repeat(600)),
                                        "account")
                                .json()
                                .path("detail")
                                .asString())
                .contains(".xls");
        assertThat(upload("bomb.xlsx", bomb(), "account").code()).isEqualTo("import.inflated");
        assertThat(upload("a.csv", utf8("c,".repeat(1200) + "c\nx\n"), "account").code())
                .isEqualTo("import.too_many_columns");
        assertThat(upload("a.csv", utf8("name\nx\n"), "nothing").code()).isEqualTo("object.absent");
        assertThat(browser.get("/api/health").status()).isEqualTo(200);
    }

    @Test
    void takesOddFilesThatCanBeRead() {
        assertThat(
                        upload(
                                        "a.csv",
                                        ("name,note\nAcme,x\n").getBytes(StandardCharsets.UTF_16LE),
                                        "account")
                                .json()
                                .at("/file/encoding")
                                .asString())
                .isEqualTo("UTF-16LE");
        JsonNode huge =
                upload(
                                "a.csv",
                                utf8("name,备注\nAcme," + "x".repeat(1 << 20) + "\nGlobex,y\n"),
                                "account")
                        .json();
        assertThat(huge.at("/rows/total").asInt()).isEqualTo(2);
        assertThat(huge.at("/preview/problems/0/code").asString())
                .isEqualTo("import.row_cell_too_long");
        JsonNode quotes =
                upload("a.csv", utf8("name,city\n\"Acme,Bonn\nGlobex,Köln\n"), "account").json();
        assertThat(quotes.at("/preview/problems/0/code").asString()).isEqualTo("import.row_quote");
        assertThat(quotes.at("/rows/total").asInt()).isEqualTo(2);
    }

    @Test
    void givesTemplatesThatItRecognisesItself() {
        String csv =
                browser.get("/api/imports/template?object=contact&format=csv").response().body();
        assertThat(csv).startsWith("\ufeff姓名,客户,职位");
        var told = upload("t.csv", utf8(csv + "王芳\r\n"), "contact").json();
        for (JsonNode column : told.path("columns")) {
            assertThat(column.path("confidence").asDouble())
                    .as(column.path("header").asString())
                    .isEqualTo(1);
        }
        assertThat(
                        browser.get("/api/imports/template?object=contact&format=xlsx")
                                .header("Content-Disposition"))
                .contains("contact.xlsx");
    }

    @Test
    void letsNobodyInWhoIsNotSignedIn() {
        var stranger = new Browser(port, "en");
        assertThat(stranger.get("/api/imports").code()).isEqualTo("session.required");
        assertThat(browser.get("/api/imports/0198c0de-0000-7000-8000-000000000000").code())
                .isEqualTo("import.absent");
        assertThat(
                        browser.send(
                                        "PATCH",
                                        "/api/imports/0198c0de-0000-7000-8000-000000000000",
                                        Map.of("duplicates", Map.of("policy", "merge")))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void tellsHowFarItIsAndWhatTheColumnsWereLike() {
        String path = path(upload("a.csv", utf8("公司名称,城市\n丙公司,上海\n丁公司,上海\n"), "account"));
        assertThat(browser.get(path + "/quality").code()).isEqualTo("import.state");
        assertThat(browser.send("POST", path + "/pause", "").code()).isEqualTo("import.state");
        assertThat(browser.send("DELETE", path + "/run", "").code()).isEqualTo("import.state");
        browser.send("POST", path + "/run", "");
        await(path, "finished");

        Answer stream = browser.get(path + "/progress");
        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        assertThat(stream.response().body())
                .startsWith("event: progress\ndata: {")
                .contains("\"state\":\"finished\"")
                .contains("\"created\":2")
                .endsWith("}\n\n");
        JsonNode city = browser.get(path + "/quality").json().at("/columns/1");
        assertThat(city.path("field").asString()).isEqualTo("city");
        assertThat(city.path("filled").asInt()).isEqualTo(2);
        assertThat(city.at("/frequent/0/value").asString()).isEqualTo("上海");
        assertThat(city.at("/frequent/0/count").asInt()).isEqualTo(2);
    }

    @Test
    void takesCorrectionsAndRemembersMappings() {
        String path = path(upload("a.csv", utf8("公司名称,邮箱\n戊公司,无\n己公司,无\n"), "account"));
        JsonNode fixed =
                browser.send(
                                "PATCH",
                                path,
                                """
                                {"fixes": [{"line": 2, "column": 1, "to": "a@b.cn"},
                                           {"column": 1, "from": "无", "to": ""}],
                                 "defaults": {"country": ["中国"]}}
                                """)
                        .json();
        assertThat(fixed.path("corrections").asInt()).isEqualTo(2);
        assertThat(fixed.at("/preview/problems").size()).isZero();
        assertThat(fixed.at("/preview/corrected/0/was").asString()).isEqualTo("无");
        assertThat(fixed.at("/defaults/country/0").asString()).isEqualTo("中国");
        assertThat(
                        browser.send("PATCH", path, "{\"fixes\": [{\"line\": 2, \"column\": 9}]}")
                                .code())
                .isEqualTo("import.column_unknown");

        JsonNode saved = browser.send("POST", path + "/mappings", Map.of("name", "名单")).json();
        JsonNode listed = browser.get(path + "/mappings").json();
        assertThat(listed.at("/items/0/likeness").asDouble()).isEqualTo(1);
        String mapping = saved.path("id").asString();
        assertThat(browser.send("POST", path + "/mappings/" + mapping, "").status()).isEqualTo(200);
        assertThat(browser.send("DELETE", "/api/imports/mappings/" + mapping, "").status())
                .isEqualTo(204);
        assertThat(browser.send("POST", path + "/mappings/" + mapping, "").code())
                .isEqualTo("import.mapping_absent");
        assertThat(browser.send("POST", path + "/mappings", Map.of()).code())
                .isEqualTo("import.mapping_name");
    }

    private static String path(Answer brought) {
        assertThat(brought.status()).as(brought.response().body()).isEqualTo(201);
        return "/api/imports/" + brought.json().path("id").asString();
    }

    private Answer upload(String name, byte[] content, String object) {
        return new ImportCalls(browser).upload(name, content, object);
    }

    private JsonNode await(String path, String state) {
        return new ImportCalls(browser).await(path, state);
    }

    private static byte[] bomb() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 200; megabyte++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gb(String text) {
        return text.getBytes(Charset.forName("GB18030"));
    }
}
