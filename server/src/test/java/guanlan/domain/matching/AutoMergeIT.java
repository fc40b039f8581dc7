package guanlan.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.merging.MergeRuns;
import guanlan.engine.merging.Run;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class AutoMergeIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");

    private final AutoMerge autoMerge;
    private final MatchSettings settings;
    private final Pairs pairs;
    private final MergeRuns runs;
    private final Records records;
    private final Schemas schemas;
    private final JdbcClient jdbc;

    AutoMergeIT(
            AutoMerge autoMerge,
            MatchSettings settings,
            Pairs pairs,
            MergeRuns runs,
            Records records,
            Schemas schemas,
            JdbcClient jdbc) {
        this.autoMerge = autoMerge;
        this.settings = settings;
        this.pairs = pairs;
        this.runs = runs;
        this.records = records;
        this.schemas = schemas;
        this.jdbc = jdbc;
    }

    @AfterEach
    void asShipped() {
        Caller.system("main").run(() -> settings.reset(ACCOUNT));
    }

    @Test
    void mergesByNightWhatIsSureEnoughOnceALimitIsSetAndIsTakenBackAsOne() {
        UUID one = account("黄山歙县制茶有限公司", "13800138201");
        UUID two = account("黄山歙县制茶有限公司", "13800138201");
        UUID three = account("宣城泾县宣纸有限公司", "13800138202");
        UUID four = account("宣城泾县宣纸有限公司", "13800138202");
        await(() -> open(one) == 1 && open(three) == 1);
        said(three);

        night();
        assertThat(living(one, two, three, four)).isEqualTo(4);

        limit(0.9);
        night();
        await(() -> living(one, two) == 1);
        assertThat(living(three, four)).as("people said they are two").isEqualTo(2);
        Run run = system(() -> runs.list(10)).getFirst();
        assertThat(run.story().createdBy()).isNull();
        await(() -> system(() -> runs.require(run.id())).state() == Run.State.FINISHED);

        system(() -> runs.undo(run.id()));
        await(() -> living(one, two) == 2);
    }

    @Test
    void refusesALimitBelowWhatIsCalledTheSame() {
        assertThat(ProfileChecks.findings(profile(0.5), definition()))
                .extracting(each -> each.code())
                .contains(MatchingProblem.MERGES_FROM);
        assertThat(ProfileChecks.findings(profile(0.99), definition())).isEmpty();
        assertThat(ProfileChecks.findings(profile(null), definition())).isEmpty();
    }

    private ObjectDefinition definition() {
        return system(() -> schemas.require(ACCOUNT));
    }

    private Profile profile(@Nullable Double mergesFrom) {
        Profile now = system(() -> settings.of(ACCOUNT));
        return new Profile(
                now.object(),
                now.traits(),
                now.combinations(),
                now.limits(),
                now.tellsHidden(),
                mergesFrom,
                false);
    }

    private void limit(double from) {
        Caller.system("main").run(() -> settings.keep(profile(from)));
    }

    private void night() {
        autoMerge.run(UUID.randomUUID(), "main");
    }

    private void said(UUID record) {
        Caller.system("main")
                .run(
                        () ->
                                pairs.decide(
                                        ACCOUNT,
                                        pairs.of(ACCOUNT, record).getFirst().pair().id(),
                                        Pair.State.DIFFERENT,
                                        null));
    }

    private UUID account(String name, String phone) {
        Row row = Row.of(Map.of("name", name, "phone", phone));
        Outcome made =
                system(() -> records.write(Batch.of(ACCOUNT).create(List.of(row))))
                        .outcomes()
                        .getFirst();
        assertThat(made).isInstanceOf(Outcome.Created.class);
        return ((Outcome.Created) made).id();
    }

    private int open(UUID record) {
        return system(() -> pairs.of(ACCOUNT, record)).size();
    }

    private int living(UUID... ids) {
        return jdbc.sql(
                        "select count(*) from t_main.account where id = any(cast(? as uuid[])) and deleted_at is null")
                .param(CompanySql.ids(List.of(ids)))
                .query(Integer.class)
                .single();
    }

    private static void await(BooleanSupplier holds) {
        for (int attempt = 0; attempt < 600 && !holds.getAsBoolean(); attempt++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private static <T> T system(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Caller.system("main").call(work);
    }
}
