package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that people really have; skipped, saying so, where the data folder is absent. */
class SamplesTest {
    static final Path DATA = data();

    private static Path data() {
        String named = System.getenv("GUANLAN_DATA");
        return named != null
                ? Path.of(named)
                : Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();
    }

    static Path sample(String path) {
        Path file = DATA.resolve(path);
        assumeTrue(Files.exists(file), () -> "no sample data at " + file);
        return file;
    }

    @Test
    void readsEdgeCasesOfCsvAsExpected() throws IOException {
        Path folder = sample("import-samples/csv-spectrum/csvs");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Path expected =
                        folder.resolveSibling("json")
                                .resolve(file.getFileName().toString().replace(".csv", ".json"));
                assertThat(comparable(maps(file)))
                        .as(file.getFileName().toString())
                        .isEqualTo(comparable(normal(expected)));
            }
        }
    }

    @Test
    void readsTheMessyOrganisations() throws IOException {
        var survey =
                Survey.of(sample("entity-resolution/dedupe-examples/csv_example_messy_input.csv"));
        assertThat(survey.rows()).isEqualTo(3_337);
        assertThat(survey.shape().heading().names())
                .hasSize(32)
                .contains("Site name", "Email Address");
        assertThat(survey.first()).allMatch(row -> row.fault() == null);
    }

    @Test
    void readsAnAddressBookOfOutlook() throws IOException {
        var survey = Survey.of(sample("import-samples/contacts/outlook.csv"));
        assertThat(survey.first()).isNotEmpty().allMatch(row -> row.fault() == null);
    }

    /** One sample's expectation names another telephone number than the sample itself. */
    private static List<Map<String, String>> comparable(List<Map<String, String>> rows) {
        rows.forEach(row -> row.remove("Contact Phone Number"));
        return rows;
    }

    private static List<Map<String, String>> maps(Path file) {
        Survey survey = Survey.of(file);
        List<Map<String, String>> rows = new ArrayList<>();
        for (SourceRow row : survey.first()) {
            assertThat(row.fault()).isNull();
            Map<String, String> map = new LinkedHashMap<>();
            List<String> names = survey.shape().heading().names();
            for (int at = 0; at < names.size(); at++) {
                map.put(names.get(at), row.cell(at).replace("\r\n", "\n"));
            }
            rows.add(map);
        }
        return rows;
    }

    private static List<Map<String, String>> normal(Path json) throws IOException {
        JsonNode root = new JsonMapper().readTree(Files.readString(json));
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode row : root.isArray() ? root : List.of(root)) {
            Map<String, String> map = new LinkedHashMap<>();
            row.properties()
                    .forEach(
                            cell ->
                                    map.put(
                                            cell.getKey(),
                                            cell.getValue().asString().replace("\r\n", "\n")));
            rows.add(map);
        }
        return rows;
    }
}
