package guanlan.engine.records;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.SchemaProblem;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Permit;
import guanlan.platform.problems.Finding;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first step: turns what was given into typed values, and refuses fields that are unknown or
 * not the caller's to fill.
 */
final class Intake {
    private final ObjectDefinition definition;
    private final Permit permit;
    private final Reading habits;

    Intake(ObjectDefinition definition, Permit permit, Reading habits) {
        this.definition = definition;
        this.permit = permit;
        this.habits = habits;
    }

    List<Draft> drafts(Batch.Operation operation) {
        return switch (operation) {
            case Batch.Operation.Create(var rows) -> rows.stream().map(this::created).toList();
            case Batch.Operation.Upsert(var rows, _, _) ->
                    rows.stream().map(this::created).toList();
            case Batch.Operation.Update(var changes) ->
                    changes.stream().map(this::updated).toList();
            case Batch.Operation.Correct(var changes) ->
                    changes.stream().map(Intake::corrected).toList();
            case Batch.Operation.Delete(var targets) -> targets(targets, Draft.Act.DELETE);
            case Batch.Operation.Restore(var targets) -> targets(targets, Draft.Act.RESTORE);
        };
    }

    private Draft created(Row row) {
        UUID ownId = row.value(SystemField.ID.field()) instanceof UUID id ? id : null;
        var draft = new Draft(Draft.Act.INSERT, ownId, null);
        fill(draft, row);
        return draft;
    }

    private Draft updated(Batch.Change change) {
        var draft = new Draft(Draft.Act.UPDATE, change.id(), change.version());
        fill(draft, change.values());
        return draft;
    }

    private static Draft corrected(Batch.Change change) {
        var draft = new Draft(Draft.Act.UPDATE, change.id(), change.version());
        draft.values.putAll(change.values().values());
        return draft;
    }

    private static List<Draft> targets(List<Batch.Target> targets, Draft.Act act) {
        return targets.stream()
                .map(target -> new Draft(act, target.id(), target.version()))
                .toList();
    }

    private void fill(Draft draft, Row row) {
        row.values()
                .forEach(
                        (name, raw) -> {
                            if (!name.equals(SystemField.ID.field())) {
                                fill(draft, name, raw);
                            }
                        });
    }

    private void fill(Draft draft, String name, @Nullable Object raw) {
        FieldDefinition field = definition.fields().get(name);
        boolean fits = permit.edits(name) && (permit.field(name).fill() || !draft.isNew());
        if (field == null || !permit.shows(name)) {
            draft.refuse(Finding.of(name, SchemaProblem.FIELD_ABSENT, Map.of("field", name)));
        } else if (isLocked(field, draft) || !fits) {
            draft.refuse(Finding.of(name, RecordProblem.FIELD_LOCKED, Map.of("field", name)));
        } else {
            read(draft, field, raw);
        }
    }

    /** What a module has read by the field's type already is not read again. */
    private Parsed parsed(FieldDefinition field, @Nullable Object raw) {
        return switch (raw) {
            case null -> Parsed.EMPTY;
            case Parsed.Value read -> read;
            case Object given -> field.type().read(given, field, habits);
        };
    }

    private static boolean isLocked(FieldDefinition field, Draft draft) {
        boolean brought = draft.isNew() && field.options().broughtAlong();
        return field.readOnly() && !brought;
    }

    private void read(Draft draft, FieldDefinition field, @Nullable Object raw) {
        switch (parsed(field, raw)) {
            case Parsed.Value(var value) -> draft.values.put(field.name(), value);
            case Parsed.Empty _ -> draft.values.put(field.name(), null);
            case Parsed.Refused(var finding) -> draft.refuse(finding);
        }
    }
}
