package guanlan.engine.granting;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.engine.exchange.Import;
import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Imports;
import guanlan.engine.exchange.Settings;
import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.mass.Mass;
import guanlan.engine.mass.MassOperations;
import guanlan.engine.query.Filter;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.problems.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What jobs do on somebody's behalf: mass edits and imports. Nothing is really changed. */
final class PermitJobs {
    private static final String FRESH = "南京";

    /** The product's ways to work through many records. */
    record Paths(
            MassOperations mass,
            Imports imports,
            List<JobHandler> handlers,
            PermitWorldTables tables,
            JdbcClient jdbc) {

        void run(String job, UUID id) {
            JobHandler handler =
                    handlers.stream()
                            .filter(each -> each.name().value().equals(job))
                            .findFirst()
                            .orElseThrow();
            try {
                handler.run(id, "main");
            } catch (Problem told) {
                throw told;
            } catch (Exception broken) {
                throw new AssertionError(job, broken);
            }
        }
    }

    private final PermitModel model;
    private final Paths paths;
    private final List<Item> accounts;

    PermitJobs(PermitModel model, Paths paths) {
        this.model = model;
        this.paths = paths;
        this.accounts =
                model.world().items.stream()
                        .filter(item -> item.object().equals("account"))
                        .toList();
    }

    void all() {
        massEdit();
        importOver();
        importReferring();
    }

    private void massEdit() {
        Set<UUID> expected = who(item -> model.may(Right.MASS_EDIT, item) && edits(item));
        var order =
                new MassOperations.Order(
                        UUID.randomUUID(),
                        new ObjectName("account"),
                        Mass.Act.UPDATE,
                        Filter.ALL,
                        Map.of("city", FRESH),
                        1_000);
        Set<UUID> changed =
                paths.tables()
                        .undone(
                                () -> {
                                    try {
                                        paths.run("mass", paths.mass().start(order).id());
                                    } catch (Problem refused) {
                                        assertThat(expected).as(refused.toString()).isEmpty();
                                    }
                                    return fresh();
                                });
        each(model.me() + " edits many: ", changed, expected);
    }

    private boolean edits(Item item) {
        return model.may(Right.EDIT, item) && model.edits(item, "city");
    }

    private boolean keyed(Item item) {
        return !model.sees(item) || model.edits(item, "uscc");
    }

    private Set<UUID> who(Predicate<Item> may) {
        return accounts.stream().filter(may).map(Item::id).collect(Collectors.toSet());
    }

    private void each(String what, Set<UUID> found, Set<UUID> expected) {
        accounts.forEach(
                item ->
                        Comparisons.same(
                                what + item,
                                found.contains(item.id()),
                                expected.contains(item.id())));
    }

    private Set<UUID> fresh() {
        return new HashSet<>(
                paths.jdbc()
                        .sql("select id from t_main.account where city = ?")
                        .param(FRESH)
                        .query(UUID.class)
                        .list());
    }

    /** Rows that meet records by their credit code change what by hand could be changed. */
    private void importOver() {
        var file = new StringBuilder("客户名称,统一社会信用代码,城市\n");
        accounts.forEach(
                item ->
                        file.append(item.values().get("name"))
                                .append(',')
                                .append(item.values().get("uscc"))
                                .append(',')
                                .append(FRESH)
                                .append('\n'));
        Set<UUID> expected = who(item -> model.reads(item, "uscc") && edits(item));
        paths.tables()
                .undone(
                        () -> {
                            boolean ran =
                                    ran(
                                            "account",
                                            file,
                                            new Matching("uscc", Matching.Policy.UPDATE));
                            Set<UUID> changed = fresh();
                            assertThat(expected).as("%s imports", model.me()).containsAll(changed);
                            // A key that he may not fill anywhere is refused with its column.
                            if (ran && accounts.stream().allMatch(this::keyed)) {
                                each(model.me() + " imports over ", changed, expected);
                            }
                            return ran;
                        });
    }

    /** A name means a record only for who sees it. */
    private void importReferring() {
        var file = new StringBuilder("姓名,客户\n");
        accounts.forEach(item -> file.append("新人,").append(item.values().get("name")).append('\n'));
        paths.tables()
                .undone(
                        () -> {
                            boolean ran = ran("contact", file, null);
                            Set<UUID> meant =
                                    new HashSet<>(
                                            paths.jdbc()
                                                    .sql(
                                                            "select account from t_main.contact where name = '新人' and account is not null")
                                                    .query(UUID.class)
                                                    .list());
                            Set<UUID> seen = who(model::sees);
                            assertThat(seen)
                                    .as("%s imports contacts", model.me())
                                    .containsAll(meant);
                            if (ran) {
                                each(model.me() + " imports a contact of ", meant, seen);
                            }
                            return ran;
                        });
    }

    /** Each start of an import has a job of its own. */
    private UUID job(UUID begun) {
        return paths.jdbc()
                .sql("select job from t_main.import where id = ?")
                .param(begun)
                .query(UUID.class)
                .single();
    }

    /** Whether it could begin at all. */
    private boolean ran(String object, StringBuilder file, @Nullable Matching matching) {
        try {
            var content = file.toString().getBytes(StandardCharsets.UTF_8);
            Import told =
                    paths.imports().receive(object, "some.csv", new ByteArrayInputStream(content));
            if (matching != null) {
                paths.imports().settle(told.id(), new Settings(null, matching, null, null, null));
            }
            paths.imports().run(told.id());
            paths.run("import", job(told.id()));
            return true;
        } catch (Problem refused) {
            return false;
        }
    }
}
