package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private static final Schemas SCHEMAS = new Schemas();
    private static final Reading HABITS = new Reading(Locale.CHINESE, ZoneOffset.UTC);
    private static final Guesses GUESSES = new Guesses(new Synonyms());

    @Test
    void knowsChineseHeadings() {
        assertThat(
                        fields(
                                "account",
                                "公司名称（必填）,统一社会信用代码,联系电话,详细地址,所属行业,员工人数,年营业额(万元),省份,所在城市,客户级别,备注,负责人",
                                "甲公司,91110108551385082Q,010-62345678,海淀区,软件,120,3000,北京,北京,A级,无,林晓东"))
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("公司名称（必填）", "name"),
                                Map.entry("统一社会信用代码", "uscc"),
                                Map.entry("联系电话", "phone"),
                                Map.entry("详细地址", "address"),
                                Map.entry("所属行业", "industry"),
                                Map.entry("员工人数", "employees"),
                                Map.entry("年营业额(万元)", "revenue"),
                                Map.entry("省份", "province"),
                                Map.entry("所在城市", "city"),
                                Map.entry("客户级别", "level"),
                                Map.entry("备注", "description"),
                                Map.entry("负责人", "owner")));
    }

    @Test
    void knowsPeople() {
        assertThat(fields("contact", "姓名,公司名称,手机号码,邮箱,职务", "王芳,甲公司,13800138000,w@x.cn,经理"))
                .isEqualTo(
                        Map.of(
                                "姓名",
                                "name",
                                "公司名称",
                                "account",
                                "手机号码",
                                "mobile",
                                "邮箱",
                                "mail",
                                "职务",
                                "position"));
    }

    @Test
    void readsCellsWhereHeadingsSayNothing() {
        assertThat(fields("account", "A,B,C", "info@acme.com,https://acme.com,91110108551385082Q"))
                .isEqualTo(Map.of("A", "mail", "B", "website", "C", "uscc"));
    }

    @Test
    void givesEachFieldToOneColumn() {
        var columns = guess("account", "Company,Company name,Name", "a,b,c");
        assertThat(columns.stream().filter(column -> "name".equals(column.suggestion())))
                .hasSize(1);
        assertThat(columns.get(2).suggestion()).isEqualTo("name");
    }

    @Test
    void doubtsAHeadingWhoseCellsCannotBeIt() {
        assertThat(fields("account", "Name,Email", "Acme,call us"))
                .isEqualTo(Map.of("Name", "name"));
    }

    @Test
    void forgivesAMisspeltHeading() {
        assertThat(fields("account", "Compny name,Adress", "Acme,Main St 1"))
                .isEqualTo(Map.of("Compny name", "name", "Adress", "address"));
    }

    @Test
    void suggestsNothingForWhatItDoesNotKnow() {
        assertThat(fields("account", "Program Option,NAEYC Valid Until,x7", "a,b,c")).isEmpty();
    }

    @Test
    void mapsTheMessyOrganisations() throws IOException {
        assertThat(
                        fields(
                                SamplesTest.sample(
                                        "entity-resolution/dedupe-examples/csv_example_messy_input.csv")))
                .containsEntry("Site name", "name")
                .containsEntry("Address", "address")
                .containsEntry("Zip", "postal_code")
                .containsEntry("Phone", "phone")
                .containsEntry("Website", "website")
                .containsEntry("Email Address", "mail")
                .doesNotContainKeys("Id", "Fax", "Neighborhood", "Director", "Column");
    }

    @Test
    void mapsTheHardwareSellersAccounts() throws IOException {
        assertThat(fields(SamplesTest.sample("lead-scoring/maven-crm/accounts.csv")))
                .isEqualTo(
                        Map.of(
                                "account", "name",
                                "sector", "industry",
                                "year_established", "founded",
                                "revenue", "revenue",
                                "employees", "employees",
                                "office_location", "country",
                                "subsidiary_of", "parent"));
    }

    private static Map<String, String> fields(Path file) {
        Survey survey = Survey.of(file);
        return suggested(
                GUESSES.of(
                        SCHEMAS.require("account"),
                        survey.shape().heading().names(),
                        survey.first(),
                        HABITS));
    }

    private static Map<String, String> fields(String object, String headers, String row) {
        return suggested(guess(object, headers, row));
    }

    private static List<Column> guess(String object, String headers, String row) {
        return GUESSES.of(
                SCHEMAS.require(object),
                Arrays.asList(headers.split(",")),
                List.of(new SourceRow(2, Arrays.asList(row.split(",")))),
                HABITS);
    }

    private static Map<String, String> suggested(List<Column> columns) {
        Map<String, String> fields = new HashMap<>();
        columns.stream()
                .filter(column -> column.suggestion() != null)
                .forEach(
                        column -> fields.put(column.header(), String.valueOf(column.suggestion())));
        return fields;
    }
}
