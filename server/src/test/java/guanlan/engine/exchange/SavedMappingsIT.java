package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import guanlan.app.Application;
import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.records.Records;
import guanlan.testkit.Postgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class, properties = "guanlan.exchange.chunk=10")
@ContextConfiguration(initializers = Postgres.Fresh.class)
class SavedMappingsIT {
    private final Imports imports;
    private final SavedMappings mappings;
    private final JdbcClient jdbc;
    private final ImportKit kit;

    SavedMappingsIT(Imports imports, SavedMappings mappings, Records records, JdbcClient jdbc) {
        this.imports = imports;
        this.mappings = mappings;
        this.jdbc = jdbc;
        this.kit = new ImportKit(imports, records, jdbc);
    }

    @BeforeEach
    void emptyTables() {
        kit.emptyTables();
        jdbc.sql("delete from t_main.import_mapping").update();
    }

    @Test
    void mapsAFileWithTheSameHeadingsAsTheOneBefore() {
        Import first = kit.bring("单位,城市,甲方备注\n甲公司,上海,x\n");
        Map<Integer, @Nullable String> mapping = new HashMap<>();
        mapping.put(1, null);
        mapping.put(2, "description");
        ImportKit.as(
                () ->
                        imports.settle(
                                first.id(),
                                new Settings(
                                        mapping,
                                        new Matching("name", Matching.Policy.UPDATE),
                                        Import.Misfit.LEAVE_OUT,
                                        null,
                                        Map.of("country", List.of("中国")))));
        SavedMapping saved = ImportKit.as(() -> mappings.save(first.id(), " 展会 "));
        assertThat(saved.name()).isEqualTo("展会");

        Import next = kit.bring("城市,甲方备注*,单位,电话\n苏州,y,乙公司,\n");
        assertThat(ImportKit.as(() -> mappings.of(next)).getFirst().likeness(next))
                .isCloseTo(0.75, within(0.001));
        Import applied = ImportKit.as(() -> mappings.apply(next.id(), saved.id()));

        assertThat(applied.mapping())
                .containsEntry(1, "description")
                .containsEntry(2, "name")
                .doesNotContainKey(0);
        assertThat(applied.matching()).isEqualTo(new Matching("name", Matching.Policy.UPDATE));
        assertThat(applied.misfit()).isEqualTo(Import.Misfit.LEAVE_OUT);
        assertThat(applied.plan().defaults()).isEqualTo(Map.of("country", List.of("中国")));
    }

    @Test
    void keepsOneOfAName() {
        Import told = kit.bring("公司名称,城市\n甲公司,上海\n");
        SavedMapping first = ImportKit.as(() -> mappings.save(told.id(), "展会"));
        SavedMapping again = ImportKit.as(() -> mappings.save(told.id(), "展会"));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(ImportKit.as(() -> mappings.of(told))).hasSize(1);
        assertThat(ImportKit.refusal(() -> mappings.save(told.id(), "  ")))
                .isEqualTo(ImportProblem.MAPPING_NAME);
        ImportKit.LIN.run(() -> mappings.forget(first.id()));
        assertThat(ImportKit.refusal(() -> mappings.apply(told.id(), first.id())))
                .isEqualTo(ImportProblem.MAPPING_ABSENT);
    }
}
