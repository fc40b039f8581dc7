package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.exchange.AskedRows.Asked;
import guanlan.engine.exchange.AskedRows.Decision;
import guanlan.engine.exchange.AskedRows.Swept;
import guanlan.engine.exchange.AskedRows.Verdict;
import guanlan.engine.exchange.Import.Matching.Policy;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.records.Records;
import guanlan.platform.problems.Code;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class, properties = "guanlan.exchange.chunk=10")
@ContextConfiguration(initializers = Postgres.Fresh.class)
class AskedRowsIT {
    private final Imports imports;
    private final AskedRows asked;
    private final ImportKit kit;

    AskedRowsIT(Imports imports, AskedRows asked, Records records, JdbcClient jdbc) {
        this.imports = imports;
        this.asked = asked;
        this.kit = new ImportKit(imports, records, jdbc);
    }

    @BeforeEach
    void emptyTables() {
        kit.emptyTables();
    }

    @Test
    void aRowWhoseRecordIsThereWaitsAndIsWrittenAsDecidedAndUndoneWithTheRest() {
        kit.existing("甲公司", "上海");
        Import done = brought("公司名称,城市,邮箱\n甲公司,广州,a@x.cn\n乙公司,北京,b@x.cn\n");
        assertThat(done.counts().created()).isEqualTo(1);
        assertThat(done.counts().asked()).isEqualTo(1);
        assertThat(done.counts().settled()).isEqualTo(2);
        assertThat(kit.accounts("name || city || coalesce(mail, '-')"))
                .containsExactlyInAnyOrder("乙公司北京b@x.cn", "甲公司上海-");

        Asked row = waiting(done).getFirst();
        assertThat(row.line()).isEqualTo(2);
        assertThat(row.texts()).containsEntry("city", "广州");
        assertThat(row.records()).hasSize(1);
        decide(done, 2, Verdict.SAME, row.records().getFirst().id(), Set.of("mail"));

        assertThat(kit.accounts("name || city || coalesce(mail, '-')"))
                .containsExactlyInAnyOrder("乙公司北京b@x.cn", "甲公司上海a@x.cn");
        Import now = ImportKit.as(() -> imports.require(done.id()));
        assertThat(now.counts().asked()).isZero();
        assertThat(now.counts().updated()).isEqualTo(1);
        assertThat(waiting(done)).isEmpty();

        ImportKit.as(() -> imports.undo(done.id()));
        kit.waitFor(done.id(), State.UNDONE);
        assertThat(kit.accounts("name || city || coalesce(mail, '-')")).containsExactly("甲公司上海-");
    }

    @Test
    void anotherIsMadeOrTheRowIsSkipped() {
        kit.existing("甲公司", "上海");
        Import done = brought("公司名称,城市\n甲公司,广州\n甲公司,深圳\n");
        assertThat(done.counts().asked()).isEqualTo(2);
        decide(done, 2, Verdict.OTHER, null, Set.of());
        decide(done, 3, Verdict.SKIP, null, Set.of());
        assertThat(kit.accounts("name || city")).containsExactlyInAnyOrder("甲公司上海", "甲公司广州");
        Import.Counts counts = ImportKit.as(() -> imports.require(done.id())).counts();
        assertThat(counts.created()).isEqualTo(1);
        assertThat(counts.skipped()).isEqualTo(1);
        assertThat(counts.settled()).isEqualTo(counts.read());
    }

    @Test
    void refusesWhatIsDecidedAlreadyOrNamesAnotherRecord() {
        kit.existing("甲公司", "上海");
        Import done = brought("公司名称,城市\n甲公司,广州\n");
        assertThat(refused(done, 2, new Decision(Verdict.SAME, UUID.randomUUID(), Set.of())))
                .isEqualTo(ImportProblem.ASKED_RECORD);
        assertThat(refused(done, 2, new Decision(Verdict.SAME, null, Set.of())))
                .isEqualTo(ImportProblem.ASKED_RECORD);
        decide(done, 2, Verdict.SKIP, null, Set.of());
        assertThat(refused(done, 2, new Decision(Verdict.SKIP, null, Set.of())))
                .isEqualTo(ImportProblem.ASKED_ABSENT);
        ImportKit.as(() -> imports.undo(done.id()));
        kit.waitFor(done.id(), State.UNDONE);
        assertThat(refused(done, 2, new Decision(Verdict.SKIP, null, Set.of())))
                .isEqualTo(ImportProblem.STATE);
    }

    @Test
    void manyAreDecidedAlikeSomeAtATime() {
        IntStream.range(0, 120).forEach(at -> kit.existing("公司" + at, "旧城"));
        String rows =
                IntStream.range(0, 120)
                        .mapToObj(at -> "公司" + at + ",新城,m" + at + "@x.cn")
                        .collect(Collectors.joining("\n"));
        Import done = brought("公司名称,城市,邮箱\n" + rows + "\n");
        assertThat(done.counts().asked()).isEqualTo(120);
        Swept first = ImportKit.as(() -> asked.sweep(done.id(), Verdict.SAME, true, 0));
        assertThat(first.done()).isEqualTo(100);
        Long next = first.last();
        assertThat(next).isNotNull();
        Swept second = ImportKit.as(() -> asked.sweep(done.id(), Verdict.SAME, true, next));
        assertThat(second).isEqualTo(new Swept(20, 0, null));
        assertThat(kit.accounts("city || left(mail, 1)")).containsOnly("旧城m");
    }

    @Test
    void whatARecordHasStaysWhereOnlyItsGapsAreFilled() {
        kit.existing("甲公司", "上海");
        Import told = kit.bring("公司名称,城市,邮箱\n甲公司,广州,a@x.cn\n乙公司,北京,\n");
        Import done = kit.finished(kit.keyed(told, Policy.FILL));
        assertThat(done.counts().updated()).isEqualTo(1);
        assertThat(kit.accounts("name || city || coalesce(mail, '-')"))
                .containsExactlyInAnyOrder("乙公司北京-", "甲公司上海a@x.cn");
    }

    private Import brought(String text) {
        return kit.finished(kit.keyed(kit.bring(text), Policy.ASK));
    }

    private List<Asked> waiting(Import told) {
        return ImportKit.as(() -> asked.list(told.id(), 0, 50));
    }

    private void decide(
            Import told, long line, Verdict verdict, @Nullable UUID record, Set<String> take) {
        ImportKit.as(
                () -> {
                    asked.decide(told.id(), line, new Decision(verdict, record, take));
                    return true;
                });
    }

    private Code refused(Import told, long line, Decision decision) {
        return ImportKit.refusal(
                () -> {
                    asked.decide(told.id(), line, decision);
                    return true;
                });
    }
}
