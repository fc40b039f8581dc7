package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "guanlan.admin.password=" + SessionIT.PASSWORD)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class OpenApiIT {
    private static final Path KEPT = Path.of("..", "web", "src", "lib", "api", "openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Browser browser;

    OpenApiIT(@LocalServerPort int port) {
        this.browser = new Browser(port, "en");
        browser.signIn("admin", SessionIT.PASSWORD);
    }

    @Test
    void tellsAnObjectThatTheCompanyMade() {
        make();

        JsonNode told = told();
        JsonNode bridge = told.at("/components/schemas/bridge/properties");
        assertThat(bridge.at("/span/type").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("number", "null");
        assertThat(bridge.at("/span/description").asString()).isEqualTo("跨度");
        assertThat(bridge.at("/owner_firm/anyOf/0/$ref").asString()).endsWith("/RecordReference");
        JsonNode draft = told.at("/components/schemas/bridge.draft");
        assertThat(draft.at("/properties/kind/anyOf/0/enum").valueStream().map(JsonNode::asString))
                .containsExactly("arch", "beam");
        assertThat(draft.at("/required").valueStream().map(JsonNode::asString)).contains("kind");
        assertThat(draft.at("/properties").has("created_at")).isFalse();
        assertThat(told.at("/components/schemas/bridge.change").has("required")).isFalse();
        assertThat(
                        told.at("/components/schemas/bridge.page/properties/items/items/$ref")
                                .asString())
                .endsWith("/bridge");
        assertThat(told.path("paths").has("/api/records/bridge")).isTrue();
        assertThat(told.path("paths").has("/api/records/bridge/{id}")).isTrue();
    }

    private void make() {
        var words =
                Map.of(
                        "name",
                        "bridge",
                        "label",
                        Map.of("zh", "桥梁", "en", "Bridge"),
                        "fields",
                        List.of(
                                Map.of("name", "span", "type", "decimal", "label", "跨度"),
                                Map.of("name", "owner_firm", "type", "reference", "to", "account"),
                                Map.of(
                                        "name",
                                        "kind",
                                        "type",
                                        "select",
                                        "required",
                                        true,
                                        "choices",
                                        List.of(
                                                Map.of("value", "arch", "label", "拱桥"),
                                                Map.of("value", "beam", "label", "梁桥")))));
        assertThat(browser.send("POST", "/api/objects", words).status()).isEqualTo(201);
    }

    @Test
    void saysWhatIsAlwaysThereAndWhatMayBeNull() {
        JsonNode schemas = told().at("/components/schemas");

        JsonNode mass = schemas.path("Mass");
        assertThat(mass.path("required").valueStream().map(JsonNode::asString))
                .contains("id", "state", "where", "failure");
        assertThat(mass.at("/properties/where/type").toString()).contains("null");
        assertThat(mass.at("/properties/failure/anyOf").toString()).contains("MassFailure");
        JsonNode ordered = schemas.path("MassOrdered");
        assertThat(ordered.has("required")).isFalse();
        assertThat(schemas.at("/ObjectsField/additionalProperties").asBoolean()).isTrue();
        assertThat(schemas.at("/ObjectsField/properties").has("options")).isFalse();
    }

    @Test
    void saysWhatIsOneOfAFewWords() {
        JsonNode schemas = told().at("/components/schemas");

        assertThat(words(schemas.at("/Mass/properties/state"))).contains("running", "undone");
        assertThat(words(schemas.at("/MeUser/properties/locale"))).containsExactly("zh", "en");
        assertThat(words(schemas.at("/EntranceNeeds/properties/needs"))).contains("code");
    }

    @Test
    void aSignInIsAnsweredWithOneselfOrWithWhatItLacks() {
        for (String path : List.of("/api/session", "/api/session/code", "/api/links/use")) {
            JsonNode answers = told().path("paths").path(path).at("/post/responses");
            assertThat(answers.path("200").findValuesAsString("$ref"))
                    .containsExactly("#/components/schemas/Me");
            assertThat(answers.path("202").findValuesAsString("$ref"))
                    .containsExactly("#/components/schemas/EntranceNeeds");
        }
    }

    private static List<String> words(JsonNode shape) {
        return shape.path("enum").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void saysWhatRequestsMayHoldThatAnswersDoNot() {
        JsonNode told = told();

        JsonNode rows = told.at("/components/schemas/BatchRequest/properties/rows/items");
        assertThat(rows.path("additionalProperties").asBoolean()).isTrue();
        assertThat(rows.has("required")).isFalse();
        assertThat(
                        told.at(
                                        "/components/schemas/ImportSettled/properties/mapping/additionalProperties/type")
                                .toString())
                .contains("string", "null");
        JsonNode upload = told.path("paths").path("/api/files").path("post");
        assertThat(upload.at("/requestBody/content").propertyNames())
                .containsExactly("multipart/form-data");
        JsonNode careful = told.path("paths").path("/api/records/{object}").path("post");
        assertThat(careful.path("parameters").findValuesAsString("name")).contains("duplicates");
        for (JsonNode parameter : careful.path("parameters")) {
            assertThat(parameter.path("required").asBoolean())
                    .isEqualTo(parameter.path("in").asString().equals("path"));
        }
    }

    @Test
    void everyOperationHasANameAndTellsHowItRefuses() {
        JsonNode told = told();
        List<String> names = new ArrayList<>();
        for (JsonNode path : told.path("paths")) {
            for (JsonNode operation : path) {
                if (operation.isObject() && operation.has("operationId")) {
                    names.add(operation.path("operationId").asString());
                    assertThat(operation.at("/responses/default/content").toString())
                            .contains("/Problem");
                }
            }
        }
        assertThat(names).doesNotHaveDuplicates().contains("records_change", "account_list");
        assertThat(
                        told.at("/components/schemas/Problem/properties/code/enum")
                                .valueStream()
                                .map(JsonNode::asString))
                .contains("record.rejected", "mass.count_moved", "session.required");
        assertThat(told.toString()).doesNotContain("guanlan.edge", "confirmedAt");
    }

    /**
     * The browser's own types are made from a kept copy of the part that is the same everywhere.
     * {@code -Dopenapi.write=true} writes it anew; {@code npm run api} makes the types from it.
     */
    @Test
    void theKeptCopyOfTheBrowserIsFresh() throws IOException {
        ObjectNode told = (ObjectNode) told();
        removeObjects((ObjectNode) told.path("paths"));
        removeObjects((ObjectNode) told.at("/components/schemas"));
        ((ObjectNode) told.path("info")).put("version", "0");
        String fresh = JSON.writeValueAsString(told).replace("\r\n", "\n") + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(KEPT, fresh);
        }
        assertThat(JSON.readTree(Files.readString(KEPT))).isEqualTo(JSON.readTree(fresh));
    }

    private static void removeObjects(ObjectNode part) {
        List<String> own = new ArrayList<>();
        part.properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().has(OpenApiObjects.OBJECT)) {
                                own.add(entry.getKey());
                            }
                        });
        part.remove(own);
    }

    private JsonNode told() {
        var answer = browser.get("/api/openapi.json");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }
}
