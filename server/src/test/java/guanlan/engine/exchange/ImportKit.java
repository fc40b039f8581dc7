package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of imports do over and over: bring a file, run it, look at the accounts. */
final class ImportKit {
    static final ObjectName ACCOUNT = new ObjectName("account");
    static final Caller LIN =
            new Caller(
                    UUID.randomUUID(),
                    "main",
                    Set.of(Role.MEMBER),
                    Locale.SIMPLIFIED_CHINESE,
                    ZoneOffset.UTC);

    private final Imports imports;
    private final Records records;
    private final JdbcClient jdbc;

    ImportKit(Imports imports, Records records, JdbcClient jdbc) {
        this.imports = imports;
        this.records = records;
        this.jdbc = jdbc;
    }

    void emptyTables() {
        jdbc.sql("truncate t_main.account, t_main.change, t_main.change_set, t_main.import cascade")
                .update();
    }

    Import bring(String text) {
        return as(
                () ->
                        imports.receive(
                                "account",
                                "customers.csv",
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    Import bring(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return as(() -> imports.receive("account", "sample.csv", new ByteArrayInputStream(bytes)));
    }

    Import keyed(Import told, Matching.Policy policy) {
        return as(
                () -> imports.settle(told.id(), new Settings(null, new Matching("name", policy))));
    }

                finished(
                        bring(
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
        assertThat(accounts("name || ' ' || revenue")).containsExactly("己公司 8.00", "甲公司 12000.00");
        assertThat(
                        jdbc.sql(
                                        "select cause_kind || ' ' || count(*) from t_main.change_set join t_main.change on set_id = id group by 1, cause_kind")
                                .query(String.class)
                                .list())
                .containsExactly("import 2");
    }

    @Test
    void givesRefusedRowsBackWithLineAndReason() {
        Import done = finished(bring("公司名称,邮箱,网址\n甲公司,nobody,=cmd()\n乙公司,b@x.com\n"));

        String[] lines = rejected(done.id(), Locale.SIMPLIFIED_CHINESE).split("\r\n");
        assertThat(lines[0]).isEqualTo("\ufeff公司名称,邮箱,网址,行号,原因");
        assertThat(lines[1])
                .startsWith("甲公司,nobody,'=cmd(),2,")
                .contains("nobody")
                .contains("不是邮箱地址")
                .contains("不是网址");
        assertThat(lines[2]).startsWith("乙公司,b@x.com,,3,");
        assertThat(rejected(done.id(), Locale.ENGLISH))
                .contains(",Line,Reasons")
                .contains("2 cells");
    }

        waitFor(told.id(), State.FINISHED);
        assertThat(accounts("name")).hasSize(35);
    }

    @Test
    void writesNothingTwiceThoughTwoJobsRunIt() {
        Import told = begun(bring(customers(60)));
        together(
                3,
                () -> {
                    try {
                        return runOnce(told);
                    } catch (Ledger.Superseded ahead) {
                        return told;
                    }
                });
        as(() -> runOnce(told));
        Import done = as(() -> imports.require(told.id()));
        assertThat(done.state()).isEqualTo(State.FINISHED);
        assertThat(done.counts().settled()).isEqualTo(60);
        assertThat(accounts("name")).hasSize(52);
    }

    String rejected(UUID id, Locale locale) {
        var out = new StringWriter();
        new Caller(LIN.user(), "main", LIN.roles(), locale, ZoneOffset.UTC)
                .run(() -> imports.writeRejected(id, out));
        return out.toString();
    }

        existing("甲公司", "上海");
        existing("乙公司", "北京");
        String file = "公司名称,城市\n甲公司,广州\n乙公司,北京\n丙公司,深圳\n";

        Import skipped = finished(keyed(bring(file), Matching.Policy.SKIP));
        assertThat(List.of(skipped.counts().skipped(), skipped.counts().created()))
                .isEqualTo(List.of(2L, 1L));
        Import updated = finished(keyed(bring(file), Matching.Policy.UPDATE));
        assertThat(List.of(updated.counts().updated(), updated.counts().unchanged()))
                .isEqualTo(List.of(1L, 2L));
        assertThat(accounts("name || city")).containsExactlyInAnyOrder("甲公司广州", "乙公司北京", "丙公司深圳");
    }

    @Test
    void leavesFieldsAloneWhereTheFileSaysNothing() {
        existing("甲公司", "上海");
        finished(keyed(bring("公司名称,城市\n甲公司,\n"), Matching.Policy.UPDATE));
        assertThat(accounts("name || city")).containsExactly("甲公司上海");
    }

        change("甲公司", "佛山");
        change("丙公司", "珠海");

        as(() -> imports.undo(done.id()));
        Import undone = waitFor(done.id(), State.UNDONE);

        assertThat(undone.undone()).isEqualTo(new Import.Undone(1, 0, 2));
        assertThat(accounts("name || city")).containsExactlyInAnyOrder("甲公司佛山", "丙公司珠海");
    }

    @Test
    void forgetsOnlyWhatNeverRan() {
        Import told = bring("公司名称\n甲公司\n");
        as(
                () -> {
                    imports.discard(told.id());
                    return told;
                });
        assertThat(refusal(() -> imports.require(told.id()))).isEqualTo(ImportProblem.ABSENT);
        Import done = finished(bring("公司名称\n甲公司\n"));
        assertThat(
                        refusal(
                                () -> {
                                    imports.discard(done.id());
                                    return done;
                                }))
                .isEqualTo(ImportProblem.STATE);
    }

    List<String> accounts(String what) {
        return jdbc.sql(
                        "select "
                                + what
                                + " from t_main.account where deleted_at is null order by 1")
                .query(String.class)
                .list();
    }

                as(
                        () ->
                                imports.settle(
                                        told.id(),
                                        new Settings(
                                                java.util.Collections.singletonMap(1, null),
                                                null)));
        assertThat(settled.mapping()).isEqualTo(Map.of(0, "name"));
        assertThat(settled.preview().problems()).hasSize(1);
    }

    @Test
    void goesOnAtEveryChunkAfterACrashAsIfNothingHadHappened() {
        String file = customers(57);
        finished(bring(file));
        List<String> whole = accounts("name || coalesce(mail, '') || city");
        assertThat(whole).hasSize(49);

        for (long position = 10;
                position <= 57;
                position =
                        Math.min(position + 10, 57) == position
                                ? 58
                                : Math.min(position + 10, 57)) {
            emptyTables();
            Import told = begun(bring(file));
            crashAt(position);
            assertThatThrownBy(() -> as(() -> runOnce(told))).isInstanceOf(RuntimeException.class);
            assertThat(as(() -> imports.require(told.id())).counts().read()).isLessThan(position);
            jdbc.sql("drop trigger crash on t_main.import").update();

            Import done = as(() -> runOnce(told));

            assertThat(done.state()).isEqualTo(State.FINISHED);
            assertThat(done.counts().read()).isEqualTo(57);
            assertThat(done.counts().settled()).isEqualTo(57);
            assertThat(accounts("name || coalesce(mail, '') || city")).isEqualTo(whole);
            assertThat(
                            jdbc.sql("select count(*) from t_main.import_rejected")
                                    .query(Long.class)
                                    .single())
                    .isEqualTo(8);
        }
    }

                        refusal(
                                () -> {
                                    imports.discard(done.id());
                                    return done;
                                }))
                .isEqualTo(ImportProblem.STATE);
    }
}
