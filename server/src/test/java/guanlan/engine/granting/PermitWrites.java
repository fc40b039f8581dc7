package guanlan.engine.granting;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.engine.changes.Position;
import guanlan.engine.changes.Reversals;
import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.RecordProblem;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody may change, and what he learns when he may not. Nothing is really changed. */
final class PermitWrites {
    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final ObjectName CONTACT = new ObjectName("contact");
    private static final List<String> BELONGING = List.of("owner", "department");

    /** The product's ways to write. */
    record Paths(Records records, Reversals reversals, PermitWorldTables tables) {}

    private final PermitModel model;
    private final Paths paths;
    private final List<Item> items;

    PermitWrites(PermitModel model, Paths paths) {
        this.model = model;
        this.paths = paths;
        this.items = model.world().items.stream().filter(item -> !item.gone()).toList();
    }

    void all() {
        for (Item item : items) {
            boolean account = item.object().equals("account");
            if (model.mayAtAll(Right.EDIT, item.object())) {
                write(item, account ? "phone" : "mobile");
            }
            if (model.mayAtAll(Right.DELETE, item.object())) {
                delete(item);
            }
            if (account) {
                taken(item);
                referred(item);
            }
        }
        takenBack();
    }

    private void write(Item item, String field) {
        String what = model.me() + " changes " + field + " of " + item;
        Outcome outcome = outcome(changing(item.object(), item.id(), field));
        if (outcome == null) {
            Comparisons.same(what, model.may(Right.EDIT, item), false);
            return;
        }
        Set<Object> codes = codes(outcome);
        if (model.sees(item)) {
            Comparisons.same(what + " as absent", codes.contains(RecordProblem.GONE), false);
        } else {
            Outcome absent = outcome(changing(item.object(), UUID.randomUUID(), field));
            Comparisons.same(what + " as absent", codes, absent == null ? Set.of() : codes(absent));
        }
        boolean may = model.may(Right.EDIT, item) && model.edits(item, field);
        Comparisons.same(what, codes.isEmpty(), may);
    }

    private static Batch changing(String object, UUID id, String field) {
        Map<String, Object> fresh = Map.of(field, "+8613700000000");
        return Batch.of(new ObjectName(object))
                .update(List.of(new Batch.Change(id, null, Row.of(fresh))));
    }

    private void delete(Item item) {
        Batch batch =
                Batch.of(new ObjectName(item.object())).delete(Batch.Target.of(List.of(item.id())));
        String what = model.me() + " deletes " + item;
        Outcome outcome = outcome(batch);
        if (outcome == null) {
            Comparisons.same(what, model.may(Right.DELETE, item), false);
            return;
        }
        Set<Object> codes = codes(outcome);
        Comparisons.same(
                what + " as absent", codes.contains(RecordProblem.GONE), !model.sees(item));
        boolean refused =
                codes.contains(AccessProblem.REFUSED) || codes.contains(RecordProblem.GONE);
        Comparisons.same(what, !refused, model.may(Right.DELETE, item));
    }

    /** A value that another record has is refused; whose it is, only who sees it is told. */
    private void taken(Item item) {
        Map<String, Object> twin =
                Map.of(
                        "name",
                        "又一家",
                        "uscc",
                        Objects.requireNonNull(item.values().get("uscc")),
                        "owner",
                        model.me().id());
        Outcome outcome = outcome(Batch.of(ACCOUNT).create(List.of(Row.of(twin))));
        if (outcome == null) {
            return;
        }
        String what = model.me() + " makes another of " + item;
        assertThat(outcome).as(what).isInstanceOf(Outcome.Rejected.class);
        boolean named = outcome.toString().contains(item.id().toString());
        boolean reached = codes(outcome).contains(RecordProblem.NOT_UNIQUE);
        Comparisons.same(what, named, reached && model.sees(item));
        boolean other =
                items.stream()
                        .filter(each -> !each.id().equals(item.id()))
                        .anyMatch(each -> outcome.toString().contains(each.id().toString()));
        Comparisons.same(what + " and is told of another", other, false);
    }

    /** What one does not see cannot be referred to, and is as absent as what never was. */
    private void referred(Item item) {
        Outcome there = outcome(contactOf(item.id()));
        if (there == null) {
            return;
        }
        UUID nothing = new UUID(0, 77);
        String absent = String.valueOf(outcome(contactOf(nothing))).replace(nothing.toString(), "");
        String what = model.me() + " refers to " + item;
        boolean same = there.toString().replace(item.id().toString(), "").equals(absent);
        Comparisons.same(what, same, !model.sees(item));
    }

    private Batch contactOf(UUID account) {
        return Batch.of(CONTACT)
                .create(
                        List.of(
                                Row.of(
                                        Map.of(
                                                "id",
                                                new UUID(0x7000, 1L << 63),
                                                "name",
                                                "新人",
                                                "account",
                                                account,
                                                "owner",
                                                model.me().id()))));
    }

    /** What was done is taken back as far as one may change it by hand. */
    private void takenBack() {
        Reversals.@Nullable Step step = reversal();
        Set<UUID> kept = step == null ? Set.of() : new HashSet<>(step.kept());
        for (Item item : items) {
            Item was = model.world().before.get(item.id());
            if (was == null) {
                continue;
            }
            String what = model.me() + " takes back what was done to " + item;
            boolean may = changed(was, item).isEmpty() || mayChange(item, changed(was, item));
            if (step == null) {
                Comparisons.same(what, isClosed("account") || isClosed("contact"), true);
            } else {
                Comparisons.same(what, !kept.contains(item.id()), may);
            }
        }
    }

    private boolean isClosed(String object) {
        return items.stream()
                .noneMatch(item -> item.object().equals(object) && model.may(Right.EDIT, item));
    }

    private static Set<String> changed(Item was, Item is) {
        return is.values().keySet().stream()
                .filter(field -> !Objects.equals(was.values().get(field), is.values().get(field)))
                .collect(Collectors.toSet());
    }

    private boolean mayChange(Item item, Set<String> fields) {
        return model.may(Right.EDIT, item)
                && fields.stream()
                        .allMatch(
                                field ->
                                        BELONGING.contains(field)
                                                ? model.may(Right.TRANSFER, item)
                                                : model.edits(item, field));
    }

    private Reversals.@Nullable Step reversal() {
        try {
            return paths.tables()
                    .undone(
                            () ->
                                    paths.reversals()
                                            .back(PermitWorldTables.CAUSE, Position.END, 1_000));
        } catch (Problem refused) {
            assertThat(refused.code()).isEqualTo(AccessProblem.REFUSED);
            return null;
        }
    }

    /** Null: the batch as a whole is refused. */
    private @Nullable Outcome outcome(Batch batch) {
        try {
            return paths.tables().undone(() -> paths.records().write(batch).outcomes().getFirst());
        } catch (Problem refused) {
            assertThat(refused.code()).isEqualTo(AccessProblem.REFUSED);
            return null;
        }
    }

    private static Set<Object> codes(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(var findings)
                ? findings.stream()
                        .map(Finding::code)
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of();
    }
}
