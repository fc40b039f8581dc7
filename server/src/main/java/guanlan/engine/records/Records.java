package guanlan.engine.records;

import guanlan.engine.query.Row;
import guanlan.engine.records.Batch.Operation;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one door for changes. A batch joins the transaction that is open, so that its cause can be
 * settled with it.
 */
@Component
public class Records {
    /** The signal that is rung for a company when something was written. */
    public static final String NEWS = "changes";

    private final Schemas schemas;
    private final Permits permits;
    private final Tenants tenants;
    private final Pipeline pipeline;
    private final WriteAttempts attempts;
    private final InstantSource clock;

    public Records(
            Schemas schemas,
            Permits permits,
            Tenants tenants,
            Pipeline pipeline,
            WriteAttempts attempts,
            InstantSource clock) {
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.pipeline = pipeline;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Writes a batch and tells what became of each row. Throws only for what concerns the batch as
     * a whole: an unknown object, a missing right, or findings in a batch that is all or nothing. A
     * value that another transaction took in the same instant is met by trying again.
     */
    public Written write(Batch batch) {
        return attempts.run(() -> run(batch));
    }

    /** What is wrong with these values, whichever record of the object is to have them. */
    public List<Finding> findings(ObjectName object, Row values) {
        Caller caller = Caller.current();
        var intake =
                new Intake(
                        schemas.require(object),
                        permits.of(caller, object.value()),
                        new Reading(caller.locale(), caller.zone()));
        var change = new Batch.Change(new UUID(0, 0), null, values);
        Draft draft = intake.drafts(new Operation.Update(List.of(change))).getFirst();
        return draft.isSound() ? List.of() : ((Outcome.Rejected) draft.outcome()).findings();
    }

    /** The same values, fit to wait somewhere: those that nobody may see are sealed. */
    public Map<String, @Nullable Object> kept(
            ObjectName object, Map<String, @Nullable Object> values) {
        ObjectDefinition definition = schemas.require(object);
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(values);
        kept.replaceAll(
                (name, raw) -> {
                    var field = definition.field(name).filter(known -> known.type().masked());
                    return raw == null || field.isEmpty() ? raw : sealed(field.get(), raw);
                });
        return kept;
    }

    private static @Nullable Object sealed(FieldDefinition field, Object raw) {
        return field.type().read(raw, field, Reading.NEUTRAL) instanceof Parsed.Value(var value)
                ? field.type().stored(value)
                : null;
    }

    private Written run(Batch batch) {
        Caller caller = Caller.current();
        if (caller.viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
        ObjectDefinition definition = schemas.require(batch.object());
        Permit permit = permits.of(caller, batch.object().value());
        right(batch.operation(), permit, definition);
        List<Draft> drafts =
                new Intake(definition, permit, new Reading(caller.locale(), caller.zone()))
                        .drafts(batch.operation());
        var writing =
                new Writing(
                        definition,
                        tenants.schema(caller.tenant()),
                        caller,
                        batch.cause(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        drafts);
        for (List<Draft> round : Rounds.of(drafts, identity(batch.operation()))) {
            pipeline.run(writing.round(round), batch.operation());
        }
        return settled(batch, new Written(drafts.stream().map(Draft::outcome).toList()));
    }

    private static Written settled(Batch batch, Written written) {
        if (batch.atomic() && !written.isClean()) {
            throw new Problem(
                    RecordProblem.REJECTED,
                    Map.of("count", written.count(Outcome.Rejected.class)),
                    written.findings());
        }
        return written;
    }

    /** What makes two rows of a batch speak of one record. */
    private static Function<Draft, @Nullable Object> identity(Operation operation) {
        return switch (operation) {
            case Operation.Create _ -> _ -> null;
            case Operation.Upsert(_, var key, _) -> draft -> draft.values.get(key);
            case Operation.Update _, Operation.Correct _, Operation.Delete _, Operation.Restore _ ->
                    Draft::idOrNull;
        };
    }

    private static void right(Operation operation, Permit permit, ObjectDefinition definition) {
        boolean allowed =
                switch (operation) {
                    case Operation.Create _ -> permit.allows(Right.CREATE);
                    case Operation.Upsert(_, var key, _) -> {
                        FieldDefinition field = definition.fields().get(key);
                        if (field == null || !permit.field(key).asked()) {
                            throw new Problem(RecordProblem.NO_KEY, Map.of("field", key));
                        }
                        yield permit.allows(Right.CREATE) && permit.allows(Right.EDIT);
                    }
                    case Operation.Update _ -> permit.allows(Right.EDIT);
                    case Operation.Correct _ -> permit.equals(Permit.EVERYTHING);
                    case Operation.Delete _, Operation.Restore _ -> permit.allows(Right.DELETE);
                };
        if (!allowed) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", definition.name()));
        }
    }
}
