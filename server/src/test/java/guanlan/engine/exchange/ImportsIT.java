package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.records.Records;
import guanlan.platform.problems.Code;
import guanlan.testkit.Postgres;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class, properties = "guanlan.exchange.chunk=10")
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ImportsIT {
    private final Imports imports;
    private final JdbcClient jdbc;
    private final ImportKit kit;

    ImportsIT(Imports imports, Records records, JdbcClient jdbc) {
        this.imports = imports;
        this.jdbc = jdbc;
        this.kit = new ImportKit(imports, records, jdbc);
    }

    @BeforeEach
    void emptyTables() {
        kit.emptyTables();
    }

    @Test
    void takesTypedRowsAndAccountsForEveryOther() {
        Import done =
                kit.finished(
                        kit.bring(
                                """
                                公司名称,邮箱,年营收,电话
                                甲公司,a@x.com,1.2万,13800138000
                                乙公司,nobody,5,13800138001
                                ,c@x.com,6,13800138002
                                丁公司,d@x.com,7
                                戊公司,e@x.com,#N/A,13800138003
                                己公司,f@x.com,8,
                                """));

        assertThat(done.counts().read()).isEqualTo(6);
        assertThat(done.counts().created()).isEqualTo(2);
        assertThat(done.counts().rejected()).isEqualTo(4);
        assertThat(done.counts().settled()).isEqualTo(done.counts().read());
        assertThat(kit.accounts("name || ' ' || revenue"))
                .containsExactly("己公司 8.00", "甲公司 12000.00");
        assertThat(
                        jdbc.sql(
                                        "select cause_kind || ' ' || count(*) from t_main.change_set join t_main.change on set_id = id group by cause_kind")
                                .query(String.class)
                                .list())
                .containsExactly("import 2");
    }

    @Test
    void givesRefusedRowsBackWithLineAndReason() {
        Import done = kit.finished(kit.bring("公司名称,邮箱,网址\n甲公司,nobody,=cmd()\n乙公司,b@x.com\n"));

        String[] lines = kit.rejected(done.id(), Locale.SIMPLIFIED_CHINESE).split("\r\n");
        assertThat(lines[0]).isEqualTo("\ufeff公司名称,邮箱,网址,行号,原因");
        assertThat(lines[1])
                .startsWith("甲公司,nobody,'=cmd(),2,")
                .contains("nobody")
                .contains("不是邮箱地址")
                .contains("不是网址");
        assertThat(lines[2]).startsWith("乙公司,b@x.com,,3,");
        assertThat(kit.rejected(done.id(), Locale.ENGLISH))
                .contains(",Line,Reasons")
                .contains("2 cells");
    }

    @Test
    void saysInThePreviewWhatARunWouldRefuse() {
        Import told = kit.bring("公司名称,邮箱,联系人\n甲公司,nobody,x\n,b@x.com,y\n");

        assertThat(told.preview().problems())
                .extracting(
                        problem ->
                                problem.line()
                                        + " "
                                        + problem.column()
                                        + " "
                                        + problem.reason().code())
                .containsExactly("2 1 value.no_mail", "3 0 value.required");

        var settled =
                ImportKit.as(
                        () ->
                                imports.settle(
                                        told.id(),
                                        new Settings(
                                                java.util.Collections.singletonMap(1, null),
                                                null,
                                                null)));
        assertThat(settled.mapping()).isEqualTo(Map.of(0, "name"));
        assertThat(settled.preview().problems()).hasSize(1);
    }

    @Test
    void meetsRecordsByAKey() {
        kit.existing("甲公司", "上海");
        kit.existing("乙公司", "北京");
        String file = "公司名称,城市\n甲公司,广州\n乙公司,北京\n丙公司,深圳\n";

        Import skipped = kit.finished(kit.keyed(kit.bring(file), Matching.Policy.SKIP));
        assertThat(List.of(skipped.counts().skipped(), skipped.counts().created()))
                .isEqualTo(List.of(2L, 1L));
        Import updated = kit.finished(kit.keyed(kit.bring(file), Matching.Policy.UPDATE));
        assertThat(List.of(updated.counts().updated(), updated.counts().unchanged()))
                .isEqualTo(List.of(1L, 2L));
        assertThat(kit.accounts("name || city"))
                .containsExactlyInAnyOrder("甲公司广州", "乙公司北京", "丙公司深圳");
    }

    @Test
    void leavesFieldsAloneWhereTheFileSaysNothing() {
        kit.existing("甲公司", "上海");
        kit.finished(kit.keyed(kit.bring("公司名称,城市\n甲公司,\n"), Matching.Policy.UPDATE));
        assertThat(kit.accounts("name || city")).containsExactly("甲公司上海");
    }

    @Test
    void findsParentsFurtherDownAndNamesThoseItDoesNotFind() {
        kit.existing("老集团", "上海");
        Import done =
                kit.finished(
                        kit.bring(
                                """
                                公司名称,上级公司
                                孙公司,子公司
                                子公司,母公司
                                母公司,老集团
                                孤儿,无此公司
                                """));

        assertThat(done.counts().created()).isEqualTo(3);
        assertThat(done.counts().rejected()).isEqualTo(1);
        assertThat(done.counts().settled()).isEqualTo(4);
        assertThat(
                        jdbc.sql(
                                        "select c.name || '<' || p.name from t_main.account c join t_main.account p on p.id = c.parent order by 1")
                                .query(String.class)
                                .list())
                .containsExactlyInAnyOrder("孙公司<子公司", "子公司<母公司", "母公司<老集团");
        assertThat(kit.rejected(done.id(), Locale.SIMPLIFIED_CHINESE))
                .contains("孤儿,无此公司,5,在客户中找不到“无此公司”");
    }

    @Test
    void refusesANameThatMeansSeveral() {
        kit.existing("重名", "上海");
        kit.existing("重名", "北京");
        Import done = kit.finished(kit.bring("公司名称,上级公司\n子,重名\n"));
        assertThat(kit.rejected(done.id(), Locale.ENGLISH)).contains("several");
    }

    @Test
    void forgetsOnlyWhatNeverRan() {
        Import told = kit.bring("公司名称\n甲公司\n");
        ImportKit.as(
                () -> {
                    imports.discard(told.id());
                    return told;
                });
        assertThat(ImportKit.refusal(() -> imports.require(told.id())))
                .isEqualTo(ImportProblem.ABSENT);
        Import done = kit.finished(kit.bring("公司名称\n甲公司\n"));
        assertThat(
                        ImportKit.refusal(
                                () -> {
                                    imports.discard(done.id());
                                    return done;
                                }))
                .isEqualTo(ImportProblem.STATE);
    }

    @Test
    void refusesSettingsThatCannotBe() {
        Import told = kit.bring("公司名称,城市,x\n甲公司,上海,1\n");
        assertThat(refusalOf(told, mapping(2, "name"))).isEqualTo(ImportProblem.FIELD_TWICE);
        assertThat(refusalOf(told, mapping(2, "version"))).isEqualTo(ImportProblem.FIELD_UNKNOWN);
        assertThat(refusalOf(told, mapping(9, "mail"))).isEqualTo(ImportProblem.COLUMN_UNKNOWN);
        var byParent = new Matching("parent", Matching.Policy.SKIP);
        assertThat(refusalOf(told, new Settings(null, byParent, null)))
                .isEqualTo(ImportProblem.KEY_UNUSABLE);
        ImportKit.as(() -> imports.settle(told.id(), mapping(0, null)));
        assertThat(ImportKit.refusal(() -> imports.run(told.id())))
                .isEqualTo(ImportProblem.FIELD_MISSING);
    }

    private Code refusalOf(Import told, Settings settings) {
        return ImportKit.refusal(() -> imports.settle(told.id(), settings));
    }

    private static Settings mapping(int column, @Nullable String field) {
        return new Settings(java.util.Collections.singletonMap(column, field), null, null);
    }

    @Test
    void importsTheMessyOrganisationsAsTheyAre() throws IOException {
        Import done =
                kit.finished(
                        kit.bring(
                                SamplesTest.sample(
                                        "entity-resolution/dedupe-examples/csv_example_messy_input.csv")));
        assertThat(done.counts().read()).isEqualTo(3_337);
        assertThat(done.counts().settled()).isEqualTo(3_337);
        assertThat(done.counts().created()).isGreaterThan(3_200);
    }

    @Test
    void importsTheHardwareSellersAccountsWithTheirParents() throws IOException {
        Import done =
                kit.finished(kit.bring(SamplesTest.sample("lead-scoring/maven-crm/accounts.csv")));
        assertThat(done.counts().created()).isEqualTo(85);
        assertThat(
                        jdbc.sql("select count(*) from t_main.account where parent is not null")
                                .query(Long.class)
                                .single())
                .isEqualTo(15);
    }
}
