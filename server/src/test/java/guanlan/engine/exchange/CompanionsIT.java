package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.records.Records;
import guanlan.testkit.Postgres;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** One file brings contacts and their companies. */
@SpringBootTest(classes = Application.class, properties = "guanlan.exchange.chunk=10")
@ContextConfiguration(initializers = Postgres.Fresh.class)
class CompanionsIT {
    private static final Map<Integer, @Nullable String> MAPPING =
            Map.of(0, "name", 1, "account.name", 2, "account.city", 3, "account.mail");

    private final Imports imports;
    private final ImportKit kit;
    private final JdbcClient jdbc;

    CompanionsIT(Imports imports, Records records, JdbcClient jdbc) {
        this.imports = imports;
        this.kit = new ImportKit(imports, records, jdbc);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void emptyTables() {
        jdbc.sql("delete from t_main.contact").update();
        kit.emptyTables();
    }

    @Test
    void aCompanyIsMadeOnceHoweverManyRowsNameItAndGoesWithTheImport() {
        kit.existing("老公司", "上海");
        String rows =
                IntStream.range(0, 34)
                        .mapToObj(
                                at ->
                                        at % 4 == 0
                                                ? "人" + at + ",老公司,广州,"
                                                : "人" + at + ",新公司" + at % 4 + ",杭州,m@x.cn")
                        .collect(Collectors.joining("\n"));
        Import told = settled("姓名,公司,城市,邮箱\n" + rows + "\n散客,,,\n");
        assertThat(told.preview().problems()).isEmpty();

        Import done = kit.finished(told);

        assertThat(done.counts().created()).isEqualTo(35);
        assertThat(kit.accounts("name || city || coalesce(mail, '-')"))
                .containsExactlyInAnyOrder(
                        "新公司1杭州m@x.cn", "新公司2杭州m@x.cn", "新公司3杭州m@x.cn", "老公司上海-");
        assertThat(contacts()).hasSize(35).contains("人0 老公司", "人1 新公司1", "人33 新公司1", "散客 -");

        ImportKit.as(() -> imports.undo(done.id()));
        Import undone = kit.waitFor(done.id(), State.UNDONE);

        assertThat(undone.undone().kept()).isZero();
        assertThat(contacts()).isEmpty();
        assertThat(kit.accounts("name || city")).containsExactly("老公司上海");
    }

    @Test
    void whatIsWrongWithTheCompanyKeepsOutItsRowAndSaysWhere() {
        Import told = settled("姓名,公司,城市,邮箱\n甲,某公司,杭州,无\n乙,,杭州,\n丙,好公司,杭州,\n");
        assertThat(told.preview().problems())
                .extracting(each -> each.line() + " " + each.column() + " " + each.reason().field())
                .containsExactly("2 3 account.mail", "3 1 account.name");
        Import done = kit.finished(told);
        assertThat(done.counts().rejected()).isEqualTo(2);
        assertThat(contacts()).containsExactly("丙 好公司");
        assertThat(kit.accounts("name")).containsExactly("好公司");
    }

    @Test
    void aFieldIsFilledByANameOrByTheRecordNotByBoth() {
        Import told = brought("姓名,公司,城市,邮箱\n甲,某公司,杭州,\n");
        assertThat(
                        ImportKit.refusal(
                                () ->
                                        imports.settle(
                                                told.id(),
                                                new Settings(
                                                        Map.of(1, "account", 2, "account.city"),
                                                        null,
                                                        null))))
                .isEqualTo(ImportProblem.FIELD_TWICE);
        assertThat(
                        ImportKit.refusal(
                                () ->
                                        imports.settle(
                                                told.id(),
                                                new Settings(
                                                        Map.of(1, "account.parent"), null, null))))
                .isEqualTo(ImportProblem.FIELD_UNKNOWN);
    }

    private Import settled(String text) {
        Import told = brought(text);
        return ImportKit.as(() -> imports.settle(told.id(), new Settings(MAPPING, null, null)));
    }

    private Import brought(String text) {
        return ImportKit.as(
                () ->
                        imports.receive(
                                "contact",
                                "some.csv",
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private List<String> contacts() {
        return jdbc.sql(
                        """
                        select contact.name || ' ' || coalesce(account.name, '-')
                          from t_main.contact left join t_main.account on account.id = contact.account
                         where contact.deleted_at is null order by contact.id
                        """)
                .query(String.class)
                .list();
    }
}
