package guanlan.engine.granting;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.changes.Changes;
import guanlan.engine.changes.History;
import guanlan.engine.changes.PastLists;
import guanlan.engine.changes.Reversals;
import guanlan.engine.changes.Sight;
import guanlan.engine.changes.TimeTravel;
import guanlan.engine.exchange.Exports;
import guanlan.engine.exchange.Imports;
import guanlan.engine.granting.PermitWorld.Person;
import guanlan.engine.mass.MassOperations;
import guanlan.engine.query.Aggregator;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Values;
import guanlan.engine.records.Records;
import guanlan.engine.search.Search;
import guanlan.platform.jobs.JobHandler;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Invented companies, asked through every path to a record, beside a model that thinks each right
 * through by itself. More of them with {@code -Dpermit.worlds=200}.
 */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Import(PermitWorldTables.class)
class PermitModelIT {
    private static final Logger LOG = LoggerFactory.getLogger(PermitModelIT.class);
    private static final String SEED = "permit.seed";

    private static final long FEWEST = 1_000;

    private final PermitWorldTables tables;
    private final PermitReads.Paths reads;
    private final PermitPasts.Paths pasts;
    private final PermitSearches.Paths searches;
    private final PermitWrites.Paths writes;
    private final PermitJobs.Paths jobs;
    private final Exports exports;

    PermitModelIT(@Autowired PermitWorldTables tables, @Autowired BeanFactory product) {
        this.tables = tables;
        Queries queries = product.getBean(Queries.class);
        this.reads =
                new PermitReads.Paths(
                        queries,
                        product.getBean(Aggregator.class),
                        product.getBean(Values.class),
                        product.getBean(Sight.class));
        this.pasts =
                new PermitPasts.Paths(
                        product.getBean(PastLists.class),
                        product.getBean(TimeTravel.class),
                        product.getBean(History.class),
                        product.getBean(Changes.class));
        this.searches =
                new PermitSearches.Paths(
                        queries,
                        product.getBean(Search.class),
                        product.getBeanProvider(ChangeReader.class).orderedStream().toList());
        this.writes =
                new PermitWrites.Paths(
                        product.getBean(Records.class), product.getBean(Reversals.class), tables);
        this.jobs =
                new PermitJobs.Paths(
                        product.getBean(MassOperations.class),
                        product.getBean(Imports.class),
                        product.getBeanProvider(JobHandler.class).orderedStream().toList(),
                        tables,
                        product.getBean(JdbcClient.class));
        this.exports = product.getBean(Exports.class);
    }

    static List<Long> seeds() {
        long first = Long.getLong(SEED, 1);
        return LongStream.range(first, first + Integer.getInteger("permit.worlds", 8))
                .boxed()
                .toList();
    }

    @AfterEach
    void leaveNothing() {
        tables.clear();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPathShowsWhatTheModelShows(long seed) {
        var world = new PermitWorld(seed);
        long before = Comparisons.count();
        tables.fill(world);
        searches.index(world);
        for (Person person : world.people) {
            var model = new PermitModel(world, person);
            person.caller().run(() -> read(model));
        }
        for (Person person : world.people) {
            var model = new PermitModel(world, person);
            person.caller()
                    .run(
                            () -> {
                                new PermitWrites(model, writes).all();
                                new PermitJobs(model, jobs).all();
                                new PermitExports(model, exports, jobs).all();
                            });
        }
        assertThat(Comparisons.count() - before)
                .as("comparisons in one company")
                .isGreaterThan(FEWEST);
        LOG.info("{} comparisons", Comparisons.count());
    }

    private void read(PermitModel model) {
        for (String object : List.of("account", "contact")) {
            new PermitReads(model, object, reads).all();
            new PermitPasts(model, object, pasts, tables.moment()).all();
        }
        new PermitSearches(model, searches).all();
    }
}
