package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.values.Ids;
import guanlan.engine.query.Row;
import guanlan.engine.records.ChangeLog.Line;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last step, and the only place that touches the tables: carries out what the drafts say and
 * logs it.
 */
@Component
class Execution {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final Field<Long> VERSION = field(name(SystemField.VERSION.field()), Long.class);

    private final Copy copy;
    private final Updates updates;
    private final LinkTable links;
    private final ChangeLog log;
    private final Ids ids;

    Execution(Copy copy, Updates updates, LinkTable links, ChangeLog log, Ids ids) {
        this.copy = copy;
        this.updates = updates;
        this.links = links;
        this.log = log;
        this.ids = ids;
    }

    /**
     * New records get their ids and owners before the rules are asked, so that rows of a batch can
     * refer to each other.
     */
    void identify(Writing writing) {
        for (Draft draft : writing.doing(Draft.Act.INSERT)) {
            if (draft.idOrNull() == null) {
                draft.identify(ids.next());
            }
            draft.ownBy(writing.caller().user());
        }
    }

    void run(Writing writing) {
        List<Line> lines = new ArrayList<>();
        insert(writing, lines);
        update(writing, lines);
        bin(writing, Draft.Act.DELETE, lines);
        bin(writing, Draft.Act.RESTORE, lines);
        log.append(writing, lines);
    }

    private void insert(Writing writing, List<Line> lines) {
        List<Draft> drafts = writing.doing(Draft.Act.INSERT);
        if (drafts.isEmpty()) {
            return;
        }
        List<Copy.Column<Draft>> columns = new ArrayList<>();
        for (FieldDefinition field : writing.definition().fields().values()) {
            if (!field.hasColumn()) {
                continue;
            }
            if (!field.system()
                    || drafts.stream().anyMatch(draft -> draft.values.get(field.name()) != null)) {
                columns.add(
                        new Copy.Column<>(
                                Tables.column(field), draft -> draft.values.get(field.name())));
            }
        }
        columns.add(new Copy.Column<>(ID, Draft::id));
        columns.add(new Copy.Column<>(VERSION, _ -> 1L));
        for (SystemField moment : List.of(SystemField.CREATED_AT, SystemField.UPDATED_AT)) {
            columns.add(new Copy.Column<>(field(name(moment.field())), _ -> writing.at()));
        }
        for (SystemField actor : List.of(SystemField.CREATED_BY, SystemField.UPDATED_BY)) {
            columns.add(
                    new Copy.Column<>(field(name(actor.field())), _ -> writing.caller().user()));
        }
        copy.into(writing.table(), columns, drafts);
        links.insert(writing, drafts);
        for (Draft draft : drafts) {
            draft.settle(new Outcome.Created(draft.id()));
            lines.add(new Line(draft.id(), Line.Operation.C, null));
            past(writing, draft, lines);
        }
    }

    /** What it was before it came here is told as changes, from each state to the next. */
    private static void past(Writing writing, Draft draft, List<Line> lines) {
        List<Map<String, @Nullable Object>> states = draft.past();
        for (int at = 0; at < states.size(); at++) {
            Map<String, @Nullable Object> was = states.get(at);
            Map<String, @Nullable Object> next =
                    at + 1 < states.size() ? states.get(at + 1) : draft.values;
            List<FieldDefinition> changed =
                    was.keySet().stream()
                            .filter(field -> !same(was.get(field), next.get(field)))
                            .map(writing.definition()::require)
                            .toList();
            if (!changed.isEmpty()) {
                String before = ChangeLog.before(Row.of(was), changed);
                lines.add(new Line(draft.id(), Line.Operation.U, before));
            }
        }
    }

    /** Rows that change the same fields are one statement. */
    private void update(Writing writing, List<Line> lines) {
        Map<List<String>, List<Draft>> byFields = new LinkedHashMap<>();
        for (Draft draft : writing.doing(Draft.Act.UPDATE)) {
            List<String> changed = changed(draft);
            if (changed.isEmpty()) {
                draft.settle(new Outcome.Unchanged(draft.id()));
            } else {
                byFields.computeIfAbsent(changed, _ -> new ArrayList<>()).add(draft);
                lines.add(
                        new Line(
                                draft.id(),
                                Line.Operation.U,
                                ChangeLog.before(
                                        draft.before(),
                                        changed.stream()
                                                .map(writing.definition()::require)
                                                .toList()),
                                draft.lender()));
            }
        }
        byFields.forEach((fields, drafts) -> set(writing, fields, drafts));
        byFields.values().stream()
                .flatMap(List::stream)
                .forEach(
                        draft ->
                                draft.settle(
                                        new Outcome.Updated(
                                                draft.id(), draft.before().version() + 1)));
    }

    private void bin(Writing writing, Draft.Act act, List<Line> lines) {
        boolean away = act == Draft.Act.DELETE;
        List<Draft> drafts = writing.doing(act);
        if (drafts.isEmpty()) {
            return;
        }
        String deletedAt = SystemField.DELETED_AT.field();
        drafts.forEach(draft -> draft.values.put(deletedAt, away ? writing.at() : null));
        set(writing, List.of(deletedAt), drafts);
        for (Draft draft : drafts) {
            lines.add(new Line(draft.id(), away ? Line.Operation.D : Line.Operation.R, null));
            draft.settle(away ? new Outcome.Deleted(draft.id()) : new Outcome.Restored(draft.id()));
        }
    }

    private void set(Writing writing, List<String> fields, List<Draft> drafts) {
        List<FieldDefinition> given = fields.stream().map(writing.definition()::require).toList();
        given.stream()
                .filter(FieldDefinition::isLinked)
                .forEach(field -> links.replace(writing, field, drafts));
        List<Copy.Column<Draft>> changing = new ArrayList<>();
        given.stream()
                .filter(FieldDefinition::hasColumn)
                .forEach(
                        field ->
                                changing.add(
                                        new Copy.Column<>(
                                                Tables.column(field),
                                                draft -> draft.values.get(field.name()))));
        updates.set(writing, changing, drafts);
    }

    private static List<String> changed(Draft draft) {
        return draft.values.keySet().stream()
                .filter(field -> !same(draft.before().value(field), draft.values.get(field)))
                .toList();
    }

    private static boolean same(@Nullable Object before, @Nullable Object after) {
        return before instanceof BigDecimal old && after instanceof BigDecimal fresh
                ? old.compareTo(fresh) == 0
                : Objects.equals(before, after);
    }
}
