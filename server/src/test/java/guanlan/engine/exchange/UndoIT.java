package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.records.Records;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class, properties = "guanlan.exchange.chunk=10")
@ContextConfiguration(initializers = Postgres.Fresh.class)
class UndoIT {
    private final Imports imports;
    private final ImportKit kit;

    UndoIT(Imports imports, Records records, JdbcClient jdbc) {
        this.imports = imports;
        this.kit = new ImportKit(imports, records, jdbc);
    }

    @BeforeEach
    void emptyTables() {
        kit.emptyTables();
    }

    @Test
    void undoLeavesEverythingAsItWas() {
        IntStream.range(0, 25).forEach(at -> kit.existing("公司" + at, "旧城" + at));
        List<String> before = kit.accounts("name || city || coalesce(mail, '-')");
        String file =
                "公司名称,城市,邮箱\n"
                        + IntStream.range(15, 45)
                                .mapToObj(at -> "公司" + at + ",新城,m" + at + "@x.com")
                                .collect(Collectors.joining("\n"));
        Import done = kit.finished(kit.keyed(kit.bring(file), Matching.Policy.UPDATE));
        assertThat(done.counts().updated()).isEqualTo(10);
        assertThat(done.counts().created()).isEqualTo(20);

        ImportKit.as(() -> imports.undo(done.id()));
        Import undone = kit.waitFor(done.id(), State.UNDONE);

        assertThat(undone.undone()).isEqualTo(new Import.Undone(20, 10, 0));
        assertThat(kit.accounts("name || city || coalesce(mail, '-')")).isEqualTo(before);
        assertThatThrownBy(() -> ImportKit.as(() -> imports.undo(done.id())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ImportProblem.STATE));
    }

    @Test
    void undoKeepsWhatSomebodyChangedSince() {
        kit.existing("甲公司", "上海");
        Import done =
                kit.finished(
                        kit.keyed(
                                kit.bring("公司名称,城市\n甲公司,广州\n乙公司,北京\n丙公司,深圳\n"),
                                Matching.Policy.UPDATE));
        kit.change("甲公司", "佛山");
        kit.change("丙公司", "珠海");

        ImportKit.as(() -> imports.undo(done.id()));
        Import undone = kit.waitFor(done.id(), State.UNDONE);

        assertThat(undone.undone()).isEqualTo(new Import.Undone(1, 0, 2));
        assertThat(kit.accounts("name || city")).containsExactlyInAnyOrder("甲公司佛山", "丙公司珠海");
    }

    /**
     * Whatever stood in the table, whatever the file brought and whatever was to be done with it.
     */
    @Test
    void importThenUndoIsTheIdentity() {
        for (long seed = 1; seed <= 12; seed++) {
            var chance = new SplittableRandom(seed);
            kit.emptyTables();
            for (int at = 0; at < 25; at++) {
                if (chance.nextInt(3) > 0) {
                    kit.existing("公司" + at, "旧城" + chance.nextInt(4));
                }
            }
            List<String> before = kit.accounts(EVERYTHING);
            var policy = Matching.Policy.values()[chance.nextInt(Matching.Policy.values().length)];
            Import told = kit.keyed(kit.bring(randomTable(chance)), policy);
            Import done = kit.finished(told);
            assertThat(done.counts().settled()).as("seed " + seed).isEqualTo(done.counts().read());

            ImportKit.as(() -> imports.undo(done.id()));
            Import undone = kit.waitFor(done.id(), State.UNDONE);

            assertThat(undone.undone().kept()).as("seed " + seed).isZero();
            assertThat(kit.accounts(EVERYTHING)).as("seed " + seed).isEqualTo(before);
        }
    }

    /** All that a record says; what only counts or dates its changes goes on. */
    private static final String EVERYTHING =
            "(to_jsonb(account) - 'version' - 'updated_at' - 'updated_by')::text";

    private static String randomTable(SplittableRandom chance) {
        var table = new StringBuilder("公司名称,城市,邮箱,营业额,上级客户\n");
        for (int row = chance.nextInt(60); row >= 0; row--) {
            table.append(chance.nextInt(8) == 0 ? "" : "公司" + chance.nextInt(40))
                    .append(',')
                    .append(chance.nextInt(4) == 0 ? "" : "新城" + chance.nextInt(3))
                    .append(',')
                    .append(chance.nextInt(4) == 0 ? "无" : "m" + chance.nextInt(9) + "@x.com")
                    .append(',')
                    .append(chance.nextInt(4) == 0 ? "" : chance.nextInt(1_000) + "万")
                    .append(',')
                    .append(chance.nextInt(3) == 0 ? "公司" + chance.nextInt(40) : "")
                    .append('\n');
        }
        return table.toString();
    }
}
