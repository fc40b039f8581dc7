package guanlan.engine.granting;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.Changes;
import guanlan.engine.changes.History;
import guanlan.engine.changes.PastLists;
import guanlan.engine.changes.Position;
import guanlan.engine.changes.TimeTravel;
import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.query.Masked;
import guanlan.engine.query.Page;
import guanlan.engine.query.Query;
import guanlan.engine.query.QueryProblem;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody learns of the past of records: lists, single ones, and the way they went. */
final class PermitPasts {

    /** The product's ways to the past. */
    record Paths(PastLists lists, TimeTravel travel, History history, Changes changes) {}

    private final PermitModel model;
    private final ObjectName object;
    private final Paths paths;
    private final Instant moment;
    private final List<String> fields;
    private final List<Item> items;

    PermitPasts(PermitModel model, String object, Paths paths, Instant moment) {
        this.model = model;
        this.object = new ObjectName(object);
        this.paths = paths;
        this.moment = moment;
        this.fields =
                object.equals("account") ? PermitWorld.ACCOUNT_FIELDS : PermitWorld.CONTACT_FIELDS;
        this.items =
                model.world().items.stream().filter(each -> each.object().equals(object)).toList();
    }

    void all() {
        if (!model.mayAtAll(Right.SEE, object.value())) {
            return;
        }
        list();
        for (Item item : items) {
            if (model.sees(item)) {
                at(item);
                history(item);
            } else {
                Comparisons.same("history of " + item, refusal(() -> entries(item)), true);
                Comparisons.same("past of " + item, refusal(() -> travelled(item)), true);
            }
        }
        before();
    }

    private static boolean refusal(Runnable act) {
        try {
            act.run();
            return false;
        } catch (Problem problem) {
            assertThat(problem.code()).isEqualTo(QueryProblem.RECORD_ABSENT);
            return true;
        }
    }

    private List<History.Entry> entries(Item item) {
        return paths.history().of(object, item.id(), 0, 50).entries();
    }

    private Row travelled(Item item) {
        return paths.travel().at(object, item.id(), moment);
    }

    /** As it was: what is seen today, and could have been seen then. */
    private void list() {
        Page page = paths.lists().at(Query.of(object).limit(200), moment);
        Set<UUID> expected = new HashSet<>();
        for (Item item : items) {
            Item then = model.then(item);
            if (model.sees(item) && (then == null || model.sees(then))) {
                expected.add(item.id());
            }
        }
        Set<UUID> found = page.rows().stream().map(Row::id).collect(Collectors.toSet());
        Comparisons.same(model.me() + " lists the past of " + object, found, expected);
        for (Row row : page.rows()) {
            Item item = Objects.requireNonNull(item(row.id()));
            Item then = model.then(item);
            fields.forEach(field -> listed(row, then == null ? item : then, field));
        }
    }

    private @Nullable Item item(UUID id) {
        return items.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }

    private void listed(Row row, Item item, String field) {
        Object value = item.values().get(field);
        String what = model.me() + " lists the past " + field + " of " + item;
        Comparisons.same(what, plain(row.value(field)), shown(item, field, value));
    }

    /** Of what is masked it counts that it is. */
    private @Nullable Object shown(Item item, String field, @Nullable Object value) {
        if (value == null || !model.told(item, field)) {
            return null;
        }
        return model.reads(item, field) ? plain(value) : Masked.class;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Masked) {
            return Masked.class;
        }
        return value instanceof BigDecimal number ? number.setScale(2) : value;
    }

    private void at(Item item) {
        Row then = travelled(item);
        Map<String, @Nullable Object> was =
                model.world().before.getOrDefault(item.id(), item).values();
        for (String field : fields) {
            String what = model.me() + " looks back at " + field + " of " + item;
            Comparisons.same(what, plain(then.value(field)), shown(item, field, was.get(field)));
        }
    }

    /** What is hidden is not in it, and what is masked today was never more. */
    private void history(Item item) {
        Item was = model.world().before.getOrDefault(item.id(), item);
        for (History.Entry entry : entries(item)) {
            for (History.FieldChange change : entry.fields()) {
                String field = change.field();
                if (!fields.contains(field)) {
                    continue;
                }
                String what = model.me() + " sees " + field + " in the history of " + item;
                Comparisons.same(what, model.told(item, field), true);
                boolean update = entry.operation() == Change.Operation.UPDATE;
                Object from = update ? was.values().get(field) : null;
                Object to = (update ? item : was).values().get(field);
                Comparisons.same(what, plain(change.from()), shown(item, field, from));
                Comparisons.same(what, plain(change.to()), shown(item, field, to));
            }
        }
    }

    /** What webhooks tell of what a field was. */
    private void before() {
        List<Change> updates =
                paths.changes().after(paths.changes().since(moment), 1_000).stream()
                        .filter(each -> each.object().equals(object))
                        .filter(each -> each.operation() == Change.Operation.UPDATE)
                        .toList();
        Map<Position, Map<String, @Nullable Object>> told = paths.history().before(object, updates);
        for (Change update : updates) {
            Item item = item(update.record());
            if (item == null) {
                continue;
            }
            Map<String, @Nullable Object> line = told.get(update.position());
            String what = model.me() + " is told of a change of " + item;
            Comparisons.same(what, line != null, model.sees(item));
            if (line != null) {
                Item was = Objects.requireNonNull(model.world().before.get(item.id()));
                line.keySet().stream()
                        .filter(fields::contains)
                        .forEach(
                                field ->
                                        Comparisons.same(
                                                what + ": " + field,
                                                plain(line.get(field)),
                                                shown(item, field, was.values().get(field))));
                Comparisons.same(what, line.keySet().stream().allMatch(known(item)), true);
            }
        }
    }

    private Predicate<String> known(Item item) {
        return field -> !fields.contains(field) || model.told(item, field);
    }
}
