package guanlan.engine.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.engine.changes.History;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.query.Values;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import guanlan.platform.secrets.Sealed;
import guanlan.platform.secrets.Vault;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Secret fields in a real table: who finds them, who sees them, and what a new key does. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class SecretsIT {
    private static final ObjectName SPECIMEN = new ObjectName("specimen");
    private static final String CARD = "6222 0212 3456 7890";
    private static final String OLD_KEY = "A".repeat(43) + "=";
    private static final String NEW_KEY = "C".repeat(42) + "A=";

    @Autowired private Records records;
    @Autowired private Queries queries;
    @Autowired private History history;
    @Autowired private Schemas schemas;
    @Autowired private Values values;
    @Autowired private JdbcClient jdbc;
    @Autowired private DSLContext dsl;
    @Autowired private TransactionTemplate transactions;

    @Test
    void isFoundByTheWholeTextOnly() {
        UUID id = create(CARD);
        UUID other = create("6222 0000 0000 0000");
        assertThat(ids("f_secret == \"%s\"".formatted(CARD))).contains(id).doesNotContain(other);
        assertThat(ids("f_secret in [\"x\", \"%s\"]".formatted(CARD))).contains(id);
        assertThat(ids("f_secret != \"%s\"".formatted(CARD))).contains(other).doesNotContain(id);
        assertThat(ids("f_secret == \"6222\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contains(f_secret, \"6\")",
                "startsWith(f_secret, \"6\")",
                "f_secret > \"6\"",
                "f_secret == name",
                "f_secret == f_secret",
                "name == (true ? f_secret : f_secret)",
                "size(f_secret) > 3",
                "f_secret in f_tags",
                "name in [f_secret]"
            })
    void isAskedNothingElse(String criteria) {
        assertThatThrownBy(() -> ids(criteria)).isInstanceOf(Problem.class);
    }

    @Test
    void isNeitherOrderedNorCountedByValue() {
        create(CARD);
        var wanted = new Values.Wanted(Filter.ALL, null, 10);
        assertThatThrownBy(() -> as(() -> values.of(SPECIMEN, "f_secret", wanted)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(
                        () -> as(() -> queries.read(Query.of(SPECIMEN).sort("f_secret").limit(1))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void standsNowhereInClear() {
        UUID id = create(CARD);
        update(id, "6222 0212 3456 7891");
        update(id, "");
        for (String table : List.of("specimen", "change", "change_set", "search_entry")) {
            assertThat(
                            jdbc.sql(
                                            "select count(*) from t_main.%s r where r::text ~ '6222 {0,1}0212'"
                                                    .formatted(table))
                                    .query(Long.class)
                                    .single())
                    .as(table)
                    .isZero();
        }
        var field = schemas.require(SPECIMEN).require("f_secret");
        var past = as(() -> history.of(SPECIMEN, id, 0, 10)).entries();
        assertThat(past.getFirst().fields().getFirst().from())
                .extracting(was -> field.type().told(Objects.requireNonNull(was)))
                .isEqualTo("••••7891");
    }

    @Test
    void goesOverToANewKeyInTheTableAndInTheLog() {
        UUID id = create(CARD);
        update(id, "6222 0212 3456 7891");
        Vault both = Vault.of(NEW_KEY + "," + OLD_KEY);
        var resealing = new Resealing(both, new Tenants(), dsl, transactions);

        assertThat(as(resealing::run)).isPositive();

        Vault fresh = Vault.of(NEW_KEY);
        String kept =
                jdbc.sql("select f_secret from t_main.specimen where id = ?")
                        .param(id)
                        .query(String.class)
                        .single();
        assertThat(fresh.open(new Sealed(kept))).contains("6222 0212 3456 7891");
        String before =
                jdbc.sql(
                                "select before->>'f_secret' from t_main.change where record = ? and operation = 'u'")
                        .param(id)
                        .query(String.class)
                        .single();
        assertThat(fresh.open(new Sealed(before))).contains(CARD);
        assertThat(as(resealing::run)).isZero();
        as(new Resealing(Vault.of(OLD_KEY + "," + NEW_KEY), new Tenants(), dsl, transactions)::run);
        assertThat(ids("f_secret == \"6222 0212 3456 7891\"")).contains(id);
    }

    private UUID create(String secret) {
        var row = Row.of(Map.of("name", "密", "f_secret", secret));
        var batch = Batch.of(SPECIMEN).create(List.of(row)).allOrNothing();
        return ((Outcome.Created) as(() -> records.write(batch)).outcomes().getFirst()).id();
    }

    private void update(UUID id, String secret) {
        var change = new Batch.Change(id, null, Row.of(Map.of("f_secret", secret)));
        as(() -> records.write(Batch.of(SPECIMEN).update(List.of(change)).allOrNothing()));
    }

    private List<UUID> ids(String where) {
        Query query = Query.of(SPECIMEN).where(where).limit(Query.MOST);
        return as(() -> queries.read(query)).rows().stream().map(Row::id).toList();
    }

    private static <T> T as(Callable<T> act) {
        return Caller.system("main")
                .call(
                        () -> {
                            try {
                                return act.call();
                            } catch (RuntimeException problem) {
                                throw problem;
                            } catch (Exception impossible) {
                                throw new AssertionError(impossible);
                            }
                        });
    }
}
