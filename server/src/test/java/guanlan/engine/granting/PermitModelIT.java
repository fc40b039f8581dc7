package guanlan.engine.granting;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.changes.Sight;
import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.granting.PermitWorld.Person;
import guanlan.engine.query.Aggregator;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.query.Values;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.RecordProblem;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Invented companies, asked through every path to a record, beside a model that thinks each right
 * through by itself. More of them with {@code -Dpermit.worlds=200}.
 */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Import(PermitWorldTables.class)
class PermitModelIT {
    private static final String SEED = "permit.seed";

    private final PermitWorldTables tables;
    private final Records records;
    private final PermitReads.Paths paths;

    PermitModelIT(
            @Autowired PermitWorldTables tables,
            @Autowired Queries queries,
            @Autowired Records records,
            @Autowired Aggregator aggregator,
            @Autowired Values values,
            @Autowired Sight sight) {
        this.tables = tables;
        this.records = records;
        this.paths = new PermitReads.Paths(queries, aggregator, values, sight);
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
        tables.fill(world);
        for (Person person : world.people) {
            var model = new PermitModel(world, person);
            caller(person).run(() -> new PermitReads(model, "account", paths).all());
            caller(person).run(() -> new PermitReads(model, "contact", paths).all());
        }
        for (Person person : world.people) {
            var model = new PermitModel(world, person);
            caller(person).run(() -> writes(model));
        }
    }

    /** Everybody tries to change a field of every record; nothing is really changed. */
    private void writes(PermitModel model) {
        for (String object : List.of("account", "contact")) {
            if (!model.mayAtAll(Right.EDIT, object)) {
                continue;
            }
            String field = object.equals("account") ? "phone" : "mobile";
            for (Item item : model.world().items) {
                if (item.object().equals(object)) {
                    write(model, item, field);
                }
            }
        }
    }

    private void write(PermitModel model, Item item, String field) {
        Map<String, Object> fresh = Map.of(field, "+8613700000000");
        Batch batch =
                Batch.of(new ObjectName(item.object()))
                        .update(List.of(new Batch.Change(item.id(), null, Row.of(fresh))));
        Outcome outcome;
        try {
            outcome = tables.undone(() -> records.write(batch).outcomes().getFirst());
        } catch (Problem refused) {
            assertThat(refused.code()).isEqualTo(AccessProblem.REFUSED);
            assertThat(model.may(Right.EDIT, item)).isFalse();
            return;
        }
        String what = model.me() + " changes " + field + " of " + item;
        if (outcome instanceof Outcome.Rejected(var findings)) {
            var codes = new LinkedHashSet<>(findings.stream().map(each -> each.code()).toList());
            if (!model.sees(item) && codes.contains(RecordProblem.GONE)) {
                return;
            }
            assertThat(model.may(Right.EDIT, item) && model.edits(item, field)).as(what).isFalse();
            assertThat(codes).as(what).doesNotContain(RecordProblem.GONE);
        } else {
            assertThat(model.may(Right.EDIT, item)).as(what).isTrue();
            assertThat(model.edits(item, field)).as(what).isTrue();
        }
    }

    private static Caller caller(Person person) {
        return new Caller(person.id(), "main", Set.of(Role.MEMBER), Locale.CHINESE, ZoneOffset.UTC);
    }
}
