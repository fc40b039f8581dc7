package guanlan.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class OrderIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final Caller CALLER = Caller.system("main");

    private final Schemas schemas;
    private final Reaches reaches;
    private final Conditions conditions;
    private final DSLContext dsl;
    private final TransactionTemplate transactions;

    OrderIT(
            @Autowired Schemas schemas,
            @Autowired Reaches reaches,
            @Autowired Conditions conditions,
            @Autowired DSLContext dsl,
            @Autowired TransactionTemplate transactions) {
        this.schemas = schemas;
        this.reaches = reaches;
        this.conditions = conditions;
        this.dsl = dsl;
        this.transactions = transactions;
    }

    @Test
    void walksAnIndexForEveryOrderOfOneKey() {
        for (String order : List.of("revenue", "-revenue", "name", "-name", "-updated_at")) {
            for (String plan : CALLER.call(() -> plans(Query.of(ACCOUNT).sort(order)))) {
                assertThat(plan).as(order).contains("Index Scan").doesNotContain("Sort");
            }
        }
    }

    /** On few rows every plan is cheap, so the ones without an index are switched off. */
    private List<String> plans(Query query) {
        var definition = schemas.require(ACCOUNT);
        var where = conditions.of(Filter.ALL, definition, reaches.seeing(definition));
        Reach reach = reaches.of(definition);
        var listing = new Listing(query, reach, where);
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            dsl.execute("set local enable_seqscan = off");
                            dsl.execute("set local enable_bitmapscan = off");
                            dsl.execute("set local enable_sort = off");
                            dsl.execute("set local enable_incremental_sort = off");
                            return Order.of(Key.of(query, reach), false).runs(null).stream()
                                    .map(run -> dsl.explain(listing.statement(run, 51)).plan())
                                    .toList();
                        }));
    }
}
