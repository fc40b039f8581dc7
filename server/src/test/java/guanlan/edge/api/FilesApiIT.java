package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.edge.api.Browser.Answer;
import guanlan.engine.attachments.Inbox;
import guanlan.engine.attachments.Sweeping;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files from the upload to the record and back. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class FilesApiIT {
    private static final String SPECIMENS = "/api/records/specimen";

    private final Browser browser;
    private final int port;
    private final Inbox inbox;
    private final Sweeping sweeping;
    private final DSLContext dsl;
    private final JdbcClient jdbc;

    FilesApiIT(
            @LocalServerPort int port,
            @Autowired Inbox inbox,
            @Autowired Sweeping sweeping,
            @Autowired DSLContext dsl,
            @Autowired JdbcClient jdbc) {
        this.port = port;
        this.browser = new Browser(port, "zh");
        this.inbox = inbox;
        this.sweeping = sweeping;
        this.dsl = dsl;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void signIn() {
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void anUploadIsTakenByARecordAndReachedOnlyThroughIt() {
        Answer brought = upload("../合同 1.txt", utf8("你好，世界"));
        assertThat(brought.status()).isEqualTo(201);
        JsonNode file = brought.json();
        assertThat(file.path("name").asString()).isEqualTo("合同 1.txt");
        assertThat(file.path("size").asInt()).isEqualTo(15);
        assertThat(file.path("type").asString()).isEqualTo("text/plain");
        assertThat(file.path("checksum").asString()).hasSize(64);
        String id = create("f_file", List.of(file.path("id").asString()));
        JsonNode kept = browser.get(SPECIMENS + "/" + id).json().at("/f_file/0");
        assertThat(kept).isEqualTo(without(file));

        Answer got = browser.get(path(id, "f_file", file));
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.response().body()).isEqualTo("你好，世界");
        assertThat(got.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''%E5%90%88%E5%90%8C%201.txt");
        assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(got.header("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
        noted(id, file);
        var part = browser.request(path(id, "f_file", file)).header("Range", "bytes=3-5").GET();
        Answer piece = browser.send(part);
        assertThat(piece.status()).isEqualTo(206);
        assertThat(piece.header("Content-Range")).isEqualTo("bytes 3-5/15");
        assertThat(piece.response().body()).isEqualTo("好");
        var again =
                browser.request(path(id, "f_file", file))
                        .header("If-None-Match", got.header("ETag"))
                        .GET();
        assertThat(browser.send(again).status()).isEqualTo(304);

        String other = create("name", "另一条");
        assertThat(browser.get(path(other, "f_file", file)).code()).isEqualTo("file.absent");
        assertThat(browser.get(path(id, "f_image", file)).code()).isEqualTo("file.absent");
        assertThat(new Browser(port, "zh").get(path(id, "f_file", file)).status()).isEqualTo(401);
        assertThat(browser.send("DELETE", "/api/files/" + file.path("id").asString(), "").code())
                .isEqualTo("file.taken");
    }

    private static JsonNode without(JsonNode file) {
        var copy = (ObjectNode) file.deepCopy();
        copy.properties().stream()
                .filter(part -> part.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(copy::remove);
        return copy;
    }

    @Test
    void anOldFileStaysForHistoryAndComesBackWithIt() throws IOException {
        JsonNode first = upload("一.txt", utf8("一")).json();
        JsonNode second = upload("二.txt", utf8("二二")).json();
        String id = create("f_file", List.of(first.path("id").asString()));
        String then = browser.get(SPECIMENS + "/" + id).json().path("updated_at").asString();
        change(id, "f_file", List.of(second.path("id").asString()));
        JsonNode told =
                browser.get(SPECIMENS + "/" + id + "/history").json().at("/items/0/fields/0");
        assertThat(told.at("/from/0/name").asString()).isEqualTo("一.txt");
        assertThat(told.at("/from/0/checksum").asString())
                .isEqualTo(first.path("checksum").asString());
        assertThat(browser.get(path(id, "f_file", first)).response().body()).isEqualTo("一");
        assertThat(
                        browser.get(SPECIMENS + "/" + id + "/at?time=" + then)
                                .json()
                                .at("/f_file/0/name")
                                .asString())
                .isEqualTo("一.txt");
        change(id, "f_file", List.of(first.path("id").asString()));
        assertThat(browser.get(SPECIMENS + "/" + id).json().at("/f_file/0/name").asString())
                .isEqualTo("一.txt");
    }

    @Test
    void tellsWhatItIsByContentAndRefusesWhatTheFieldDoesNotTake() throws IOException {
        JsonNode page = upload("a.png", utf8("<script>alert(1)</script>")).json();
        assertThat(page.path("type").asString()).isEqualTo("text/plain");
        assertThat(refusal("f_image", page)).isEqualTo("value.file_kind");
        JsonNode large = upload("大.txt", new byte[(1 << 20) + 1]).json();
        assertThat(large.path("type").asString()).isEqualTo("application/octet-stream");
        assertThat(refusal("f_file", large)).isEqualTo("value.file_kind");
        JsonNode text = upload("大.txt", utf8("x".repeat((1 << 20) + 1))).json();
        assertThat(refusal("f_file", text)).isEqualTo("value.file_size");
        assertThat(upload("leer.txt", new byte[0]).code()).isEqualTo("file.empty");
        assertThat(refusal("f_file", UUID.randomUUID().toString())).isEqualTo("value.file_absent");
        assertThat(refusal("f_file", "合同.pdf")).isEqualTo("value.no_file");
    }

    @Test
    void letsNoFileNameIntoTheHeadersOfItsDownload() {
        for (String name :
                List.of(
                        "a%0d%0aSet-Cookie: evil=1.txt",
                        "a\\\";filename=\\\"evil.exe", "../../etc/passwd")) {
            JsonNode file = upload(name, utf8("harmless")).json();
            String id = create("f_file", List.of(file.path("id").asString()));
            Answer got = browser.get(path(id, "f_file", file));
            assertThat(got.status()).as(name).isEqualTo(200);
            assertThat(got.response().headers().allValues("set-cookie"))
                    .noneMatch(cookie -> cookie.contains("evil"));
            assertThat(got.header("Content-Disposition"))
                    .startsWith("attachment")
                    .doesNotContain("\r", "\n", "\u001b", "filename=\"evil", "/")
                    .matches("[\\x20-\\x7e]+");
        }
    }

    @Test
    void aFieldThatIsHiddenOfTheRecordHidesItsFiles() {
        JsonNode file = upload("合同.txt", utf8("geheim")).json();
        String id = create("f_file", List.of(file.path("id").asString()));
        Browser lin = new People(jdbc, browser).member(browser.port(), "lin");
        assertThat(lin.get(path(id, "f_file", file)).status()).isEqualTo(200);

        var own = Map.of("access", "edit", "when", "owner == me()", "otherwise", "hidden");
        for (Map<String, String> said :
                List.of(own, Map.of("access", "hidden"), Map.of("access", "masked"))) {
            var rights = List.of("see", "create");
            var specimens = Map.of("rights", rights, "fields", Map.of("f_file", said));
            assertThat(
                            browser.send(
                                            "PATCH",
                                            "/api/roles/member",
                                            Map.of("objects", Map.of("specimen", specimens)))
                                    .status())
                    .isEqualTo(200);
            assertThat(lin.get(SPECIMENS + "/" + id).status()).isEqualTo(200);
            Answer refused = lin.get(path(id, "f_file", file));
            assertThat(refused.code()).as(said.toString()).isEqualTo("field.absent");
            assertThat(lin.get(path(id, "f_file", file) + "/thumbnail").code())
                    .isEqualTo("field.absent");
            List<String> taken = List.of(file.path("id").asString());
            assertThat(lin.send("POST", SPECIMENS, Map.of("f_file", taken)).status())
                    .as("a copy for a record of his own")
                    .isBetween(400, 499);
        }
        browser.send("DELETE", "/api/roles/member", "");
    }

    @Test
    void drawsASmallPicture() throws IOException {
        JsonNode photo = upload("照片.bin", picture(1200, 600)).json();
        assertThat(photo.path("type").asString()).isEqualTo("image/png");
        assertThat(photo.path("width").asInt()).isEqualTo(1200);
        String id = create("f_image", photo.path("id").asString());
        Answer small = browser.get(path(id, "f_image", photo) + "/thumbnail");
        assertThat(small.status()).isEqualTo(200);
        assertThat(small.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(small.header("Content-Disposition")).startsWith("inline");
        assertThat(browser.get(path(id, "f_image", photo) + "?inline=true").header("Content-Type"))
                .isEqualTo("image/png");
        JsonNode note = upload("a.txt", utf8("x")).json();
        String other = create("f_file", note.path("id").asString());
        assertThat(browser.get(path(other, "f_file", note) + "/thumbnail").code())
                .isEqualTo("file.absent");
        assertThat(
                        browser.get(path(other, "f_file", note) + "?inline=true")
                                .header("Content-Disposition"))
                .startsWith("attachment");
    }

    @Test
    void aRecordGetsItsOwnCopyOfWhatAnotherHas() {
        JsonNode file = upload("a.txt", utf8("gemeinsam")).json();
        String one = create("f_file", file.path("id").asString());
        String two = create("f_file", file.path("id").asString());
        JsonNode copy = browser.get(SPECIMENS + "/" + two).json().at("/f_file/0");
        assertThat(copy.path("id")).isNotEqualTo(file.path("id"));
        assertThat(copy.path("checksum")).isEqualTo(file.path("checksum"));
        assertThat(browser.get(path(two, "f_file", copy)).response().body()).isEqualTo("gemeinsam");
        assertThat(browser.get(path(one, "f_file", file)).status()).isEqualTo(200);
        assertThat(
                        dsl.fetchValue(
                                "select count(distinct content) from t_main.stored_file where checksum = ?",
                                file.path("checksum").asString()))
                .isEqualTo(1L);
    }

    @Test
    void whatSomebodyElseBroughtIsNotThere() {
        Caller stranger =
                new Caller(
                        UUID.randomUUID(),
                        "main",
                        Set.of(Role.MEMBER),
                        Locale.ENGLISH,
                        ZoneOffset.UTC);
        UUID theirs =
                stranger.call(
                                () ->
                                        inbox.receive(
                                                "b.txt", new ByteArrayInputStream(utf8("geheim"))))
                        .id();
        assertThat(refusal("f_file", theirs.toString())).isEqualTo("value.file_absent");
        assertThat(browser.send("DELETE", "/api/files/" + theirs, "").code())
                .isEqualTo("file.absent");
        stranger.run(() -> inbox.discard(theirs));
        assertThatThrownBy(() -> stranger.run(() -> inbox.discard(theirs)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void forgetsAfterADayWhatNoRecordTook() {
        JsonNode taken = upload("t.txt", utf8("bleibt")).json();
        String id = create("f_file", taken.path("id").asString());
        JsonNode left = upload("l.txt", utf8("geht")).json();
        dsl.execute(
                "update t_main.stored_file set uploaded_at = uploaded_at - interval '25 hours'");
        JsonNode fresh = upload("f.txt", utf8("neu")).json();
        sweeping.sweep("main");
        assertThat(browser.get(path(id, "f_file", taken)).response().body()).isEqualTo("bleibt");
        assertThat(refusal("f_file", left)).isEqualTo("value.file_absent");
        assertThat(create("f_file", fresh.path("id").asString())).isNotBlank();
    }

    @Test
    void isFoundAndFilteredByItsName() {
        JsonNode file = upload("年度框架协议.txt", utf8("x1")).json();
        String id = create("f_file", file.path("id").asString());
        JsonNode found = list("contains(f_file, \"框架\")");
        assertThat(found.at("/items/0/id").asString()).isEqualTo(id);
        assertThat(list("!empty(f_file) && id == \"" + id + "\"").at("/count").asInt())
                .isEqualTo(1);
    }

    private JsonNode list(String where) {
        return browser.get(SPECIMENS + "?where=" + URLEncoder.encode(where, StandardCharsets.UTF_8))
                .json();
    }

    private String create(String field, Object value) {
        Answer made = browser.send("POST", SPECIMENS, Map.of(field, value));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    /** Which file, and nothing of what it is called. */
    private void noted(String id, JsonNode file) {
        String entry =
                browser.get("/api/audit?kind=download&record=" + id)
                        .json()
                        .at("/items/0")
                        .toString();
        assertThat(entry).contains(file.path("id").asString()).doesNotContain("合同");
    }

    private void change(String id, String field, Object value) {
        assertThat(browser.send("PATCH", SPECIMENS + "/" + id, Map.of(field, value)).status())
                .isEqualTo(200);
    }

    private String refusal(String field, JsonNode file) {
        return refusal(field, file.path("id").asString());
    }

    private String refusal(String field, String given) {
        Answer answer = browser.send("POST", SPECIMENS, Map.of(field, given));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        return answer.json().at("/findings/0/code").asString();
    }

    private static String path(String record, String field, JsonNode file) {
        return SPECIMENS + "/" + record + "/files/" + field + "/" + file.path("id").asString();
    }

    private static byte[] picture(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private Answer upload(String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                utf8(
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                + name
                                + "\"\r\nContent-Type: text/html\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(utf8("\r\n--b--\r\n"));
        return browser.send(
                browser.request("/api/files")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
