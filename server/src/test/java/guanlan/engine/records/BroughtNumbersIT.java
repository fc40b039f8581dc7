package guanlan.engine.records;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.query.Values;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Records that come from elsewhere with numbers and tags of their own. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class BroughtNumbersIT {
    private static final ObjectName SPECIMEN = new ObjectName("specimen");

    @Autowired private Records records;
    @Autowired private Queries queries;
    @Autowired private Values values;
    @Autowired private JdbcClient jdbc;

    @Test
    void aNumberBroughtAlongIsKeptAndGivenToNobodyElse() {
        assertThat(number(create(Map.of("f_brought", "OLD/7")))).isEqualTo("OLD/7");
        String first = number(create(Map.of("name", "新")));
        String year = first.substring(0, "JD-2026-".length());
        int count = Integer.parseInt(first.substring(year.length()));
        create(Map.of("f_brought", year + (count + 1_041)));
        create(Map.of("f_brought", year + (count + 1_012)));
        assertThat(number(create(Map.of("name", "新")))).isEqualTo(year + (count + 1_042));
        assertThat(number(create(Map.of("name", "新")))).isEqualTo(year + (count + 1_043));
    }

    @Test
    void aNumberOnceGivenStays() {
        UUID id = create(Map.of("f_brought", "OLD/8"));
        var change = new Batch.Change(id, null, Row.of(Map.of("f_brought", "OLD/9")));
        assertThat(codes(Batch.of(SPECIMEN).update(List.of(change))))
                .containsExactly(RecordProblem.FIELD_LOCKED.key());
        assertThat(codes(Batch.of(SPECIMEN).create(List.of(Row.of(Map.of("f_auto_number", "X"))))))
                .containsExactly(RecordProblem.FIELD_LOCKED.key());
    }

    @Test
    void tagsAreProposedByTheirBeginning() {
        create(Map.of("f_tags", List.of("提示重点", "提示展会")));
        create(Map.of("f_tags", List.of("提示重点", "Other")));
        assertThat(tags("提示"))
                .containsExactly(new Values.Value("提示重点", 2), new Values.Value("提示展会", 1));
        assertThat(tags("OTH")).containsExactly(new Values.Value("Other", 1));
    }

    @Test
    void theIndexOfAListIsOnItsItems() {
        assertThat(
                        jdbc.sql(
                                        "select indexdef from pg_indexes where indexname = 'specimen_f_tags_items'")
                                .query(String.class)
                                .single())
                .contains("USING gin (f_tags)");
    }

    private List<Values.Value> tags(String prefix) {
        var wanted = new Values.Wanted(Filter.ALL, prefix, 10);
        return Caller.system("main").call(() -> values.of(SPECIMEN, "f_tags", wanted)).values();
    }

    private String number(UUID id) {
        return String.valueOf(
                Caller.system("main").call(() -> queries.require(SPECIMEN, id)).value("f_brought"));
    }

    private List<String> codes(Batch batch) {
        return Caller.system("main").call(() -> records.write(batch)).findings().stream()
                .map(Finding::code)
                .map(code -> code.key())
                .toList();
    }

    private UUID create(Map<String, Object> values) {
        var batch = Batch.of(SPECIMEN).create(List.of(Row.of(values))).allOrNothing();
        Written written = Caller.system("main").call(() -> records.write(batch));
        return ((Outcome.Created) written.outcomes().getFirst()).id();
    }
}
