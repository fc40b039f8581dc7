package guanlan.domain.sales;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import java.util.List;
import java.util.Set;

/**
 * Deals move only along the allowed moves of their pipeline and only through open gates, whoever
 * writes: a screen, an import, a mass job, an undo. Whatever else a move means for a deal (its
 * probability, when it came here, how far it ever got) follows from it and is set here.
 */
final class StageMoves implements Behaviour {
    private static final Set<String> GUARDED =
            Set.of(
                    Deals.PIPELINE,
                    Deals.STAGE,
                    Deals.STATUS,
                    Deals.LOST_REASON,
                    Deals.OPENED_AT,
                    Deals.ENTERED_AT,
                    Deals.CLOSED_AT,
                    Deals.FURTHEST,
                    Deals.COURSE);

    private final ObjectName object;
    private final Pipelines pipelines;
    private final Schemas schemas;

    StageMoves(ObjectName object, Pipelines pipelines, Schemas schemas) {
        this.object = object;
        this.pipelines = pipelines;
        this.schemas = schemas;
    }

    @Override
    public ObjectName object() {
        return object;
    }

    @Override
    public void plan(Planned batch) {
        List<PlannedRow> moving = batch.rows().stream().filter(StageMoves::moves).toList();
        if (moving.isEmpty()) {
            return;
        }
        var book = pipelines.of(object);
        var definition = schemas.require(object);
        var gates = new Gates(batch, definition);
        for (PlannedRow row : moving) {
            if (Course.isTold(row, batch)) {
                new ToldPast(row, batch, book, definition).settle(gates);
            } else {
                new Transition(row, batch, book, definition).settle(gates);
            }
        }
        gates.check();
    }

    private static boolean moves(PlannedRow row) {
        return !row.isRemoved()
                && (row.isNew() || row.isRestored() || GUARDED.stream().anyMatch(row::changes));
    }
}
