package guanlan.engine.design;

import guanlan.engine.records.Behaviour;
import guanlan.engine.schema.Composition;
import guanlan.engine.schema.DefinitionRow;
import guanlan.engine.schema.DefinitionRow.State;
import guanlan.engine.schema.DefinitionStore;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.Snapshot;
import guanlan.engine.schema.Standard;
import guanlan.engine.schema.Tables;
import guanlan.engine.schema.Tables.Step;
import guanlan.engine.search.Reindexing;
import guanlan.platform.access.Caller;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whichever way definition records are written (the designer, a revert, an undo), the tables follow
 * in the same transaction and the definitions come into force with its commit. Done once, just
 * before the commit, so that the lock on a table is held for no longer than that.
 */
@Component
class TakingEffect implements Behaviour {
    private final Schemas schemas;
    private final DefinitionStore store;
    private final Tables tables;
    private final Soundness soundness;
    private final Alterations alterations;
    private final IndexBuilds builds;
    private final Reindexing search;
    private final Tenants tenants;
    private final AuditTrail trail;

    TakingEffect(
            Schemas schemas,
            DefinitionStore store,
            Tables tables,
            Soundness soundness,
            Alterations alterations,
            IndexBuilds builds,
            Reindexing search,
            Tenants tenants,
            AuditTrail trail) {
        this.schemas = schemas;
        this.store = store;
        this.tables = tables;
        this.soundness = soundness;
        this.alterations = alterations;
        this.builds = builds;
        this.search = search;
        this.tenants = tenants;
        this.trail = trail;
    }

    @Override
    public ObjectName object() {
        return ObjectName.DEFINITION;
    }

    /** What another node changed a moment ago counts as what was there before. */
    @Override
    public void begin() {
        String tenant = Caller.current().tenant();
        String schema = tenants.schema(tenant);
        store.lock(schema);
        long version = store.version(schema);
        if (version > schemas.of(tenant).version()) {
            schemas.publish(tenant, Composition.of(version, store.rows(schema)));
        }
    }

    @Override
    public void written() {
        Caller caller = Caller.current();
        boolean waits =
                TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(
                                each ->
                                        each instanceof Commit commit
                                                && commit.caller.tenant().equals(caller.tenant()));
        if (!waits) {
            TransactionSynchronizationManager.registerSynchronization(new Commit(caller));
        }
    }

    private final class Commit implements TransactionSynchronization {
        private final Caller caller;
        private @Nullable Snapshot next;

        Commit(Caller caller) {
            this.caller = caller;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            next = caller.call(TakingEffect.this::takeEffect);
        }

        @Override
        public void afterCommit() {
            schemas.publish(caller.tenant(), Objects.requireNonNull(next));
        }
    }

    private Snapshot takeEffect() {
        String tenant = Caller.current().tenant();
        String schema = tenants.schema(tenant);
        long version = store.count(tenant, schema);
        List<DefinitionRow> rows = store.rows(schema);
        Snapshot now = schemas.of(tenant);
        Snapshot next = Composition.of(version, rows);
        refuse(clashes(rows));
        refuse(next.faults().stream().filter(each -> !now.faults().contains(each)).toList());
        refuse(soundness.broken(now, next));
        lay(schema, steps(schema, now, next, rows));
        searchedOtherwise(now, next).forEach(search::ask);
        note(now, next);
        return next;
    }

    /** Which objects are others from now on; what exactly became of them is in the change log. */
    private void note(Snapshot now, Snapshot next) {
        Set<String> changed = new TreeSet<>();
        next.objects()
                .forEach(
                        (name, after) -> {
                            if (!after.equals(now.objects().get(name))) {
                                changed.add(name.value());
                            }
                        });
        now.objects().keySet().stream()
                .filter(name -> !next.objects().containsKey(name))
                .forEach(name -> changed.add(name.value()));
        trail.note(
                Act.of(Kind.CONFIGURATION)
                        .on(ObjectName.DEFINITION.value())
                        .counting(changed.size())
                        .fact("objects", List.copyOf(changed)));
    }

    /** Objects whose records are found by other fields than before. */
    private static List<ObjectName> searchedOtherwise(Snapshot now, Snapshot next) {
        return next.objects().values().stream()
                .filter(
                        after ->
                                Optional.ofNullable(now.objects().get(after.name()))
                                        .filter(before -> !searched(before).equals(searched(after)))
                                        .isPresent())
                .map(ObjectDefinition::name)
                .toList();
    }

    private static Set<String> searched(ObjectDefinition object) {
        Set<String> fields =
                object.fields().values().stream()
                        .filter(FieldDefinition::searchable)
                        .map(FieldDefinition::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        fields.add("= " + object.title());
        return fields;
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new Problem(DesignProblem.REFUSED, Map.of(), findings);
        }
    }

    /** Two pieces for one place would share its column: one in use, one deleted. */
    private static List<Finding> clashes(List<DefinitionRow> rows) {
        Set<String> live =
                rows.stream()
                        .filter(DefinitionRow::counts)
                        .map(DefinitionRow::path)
                        .collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> row.deleted() && row.isInBin() && live.contains(row.path()))
                .map(
                        row ->
                                Finding.of(
                                        "name",
                                        DesignProblem.NAME_IN_BIN,
                                        Map.of("name", row.path())))
                .toList();
    }

    private List<Step> steps(String schema, Snapshot now, Snapshot next, List<DefinitionRow> rows) {
        Set<Step> steps = new LinkedHashSet<>();
        next.objects()
                .forEach(
                        (name, after) -> {
                            ObjectDefinition before = now.objects().get(name);
                            if (!after.equals(before)) {
                                steps.addAll(dropped(before, after));
                                steps.addAll(remade(before, after));
                                steps.addAll(tables.plan(schema, after));
                            }
                        });
        steps.addAll(purged(schema, rows));
        return List.copyOf(steps);
    }

    /** Indexes on large tables are left to a job; all else is done now, in one go. */
    private void lay(String schema, List<Step> steps) {
        Set<ObjectName> made =
                steps.stream()
                        .filter(Step.CreateTable.class::isInstance)
                        .map(step -> ((Step.CreateTable) step).object().name())
                        .collect(Collectors.toSet());
        List<Step> atOnce = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.CreateIndex index
                    && !made.contains(index.object())
                    && builds.isLarge(index.object())) {
                builds.ask(schema, index);
            } else {
                atOnce.add(step);
            }
        }
        if (!atOnce.isEmpty()) {
            alterations.run(() -> tables.run(schema, atOnce));
        }
    }

    private static List<Step> dropped(@Nullable ObjectDefinition before, ObjectDefinition after) {
        if (before == null) {
            return List.of();
        }
        Set<String> wanted =
                Tables.wanted(after).stream()
                        .map(Step.CreateIndex::name)
                        .collect(Collectors.toSet());
        return Tables.wanted(before).stream()
                .map(Step.CreateIndex::name)
                .filter(name -> !wanted.contains(name))
                .<Step>map(Step.DropIndex::new)
                .toList();
    }

    /** A column that is made again loses its indexes, which are made again as well. */
    private static List<Step> remade(@Nullable ObjectDefinition before, ObjectDefinition after) {
        List<Step> steps = new ArrayList<>();
        for (FieldDefinition field : after.fields().values()) {
            Optional.ofNullable(before)
                    .flatMap(object -> object.field(field.name()))
                    .filter(old -> FieldChanges.storesOtherwise(old, field))
                    .ifPresent(
                            _ -> {
                                steps.add(
                                        field.hasColumn()
                                                ? new Step.RemakeColumn(after.name(), field)
                                                : new Step.DropColumn(
                                                        after.name(), field.column()));
                                Tables.wanted(after).stream()
                                        .filter(each -> each.columns().contains(field.column()))
                                        .forEach(steps::add);
                            });
        }
        return steps;
    }

    private List<Step> purged(String schema, List<DefinitionRow> rows) {
        Set<String> used =
                rows.stream()
                        .filter(DefinitionRow::counts)
                        .map(DefinitionRow::path)
                        .collect(Collectors.toSet());
        List<Step> steps = new ArrayList<>();
        for (DefinitionRow row : rows) {
            if (row.state() == State.PURGED && !used.contains(row.path())) {
                purged(schema, row, used).ifPresent(steps::add);
            }
        }
        return steps;
    }

    private Optional<Step> purged(String schema, DefinitionRow row, Set<String> used) {
        var object = new ObjectName(row.object());
        Set<String> columns = tables.columns(schema, object);
        String field = row.field();
        if (columns.isEmpty() || Standard.hasPath(row.path())) {
            return Optional.empty();
        }
        if (field == null) {
            return Optional.of(new Step.DropTable(object));
        }
        boolean tableStays = used.contains(row.object()) || Standard.has(row.object());
        return tableStays && columns.contains(Tables.ownName(field))
                ? Optional.of(new Step.DropColumn(object, Tables.ownName(field)))
                : Optional.empty();
    }
}
