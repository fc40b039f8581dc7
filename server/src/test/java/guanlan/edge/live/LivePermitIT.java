package guanlan.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.Change.Operation;
import guanlan.engine.changes.Position;
import guanlan.engine.granting.Comparisons;
import guanlan.engine.granting.PermitModel;
import guanlan.engine.granting.PermitWorld;
import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.granting.PermitWorld.Person;
import guanlan.engine.granting.PermitWorldTables;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Open pages hear of the records that their readers see, beside the model of all rights. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Import(PermitWorldTables.class)
class LivePermitIT {
    private static final long FEWEST = 200;

    private final PermitWorldTables tables;
    private final LiveNews news;

    LivePermitIT(@Autowired PermitWorldTables tables, @Autowired LiveNews news) {
        this.tables = tables;
        this.news = news;
    }

    @AfterEach
    void leaveNothing() {
        tables.clear();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void tellsOfRecordsThatAreSeen(long seed) {
        var world = new PermitWorld(seed);
        tables.fill(world);
        long before = Comparisons.count();
        List<Change> changes =
                world.items().stream()
                        .map(item -> item.told(Operation.UPDATE, Position.START))
                        .toList();
        LiveNews.Batch batch = Caller.system("main").call(() -> news.batch(changes));
        Map<LiveNews.Eyes, Optional<String>> told = new HashMap<>();
        for (Person person : world.people()) {
            Caller caller = person.caller();
            String own = caller.call(() -> Optional.ofNullable(news.told(batch))).orElse("");
            Optional<String> shared =
                    told.computeIfAbsent(news.eyes(caller, batch), _ -> Optional.of(own));
            assertThat(shared).as("people with the same eyes are told the same").contains(own);
            var model = new PermitModel(world, person);
            for (Item item : world.items()) {
                Comparisons.same(
                        person + " hears of " + item,
                        own.contains(item.id().toString()),
                        model.sees(item));
            }
        }
        assertThat(Comparisons.count() - before).isGreaterThan(FEWEST);
    }
}
