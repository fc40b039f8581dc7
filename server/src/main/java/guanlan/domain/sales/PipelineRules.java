package guanlan.domain.sales;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Finding;
import org.springframework.stereotype.Component;

/** A pipeline stays with the object it was made for: its gates ask that object's fields. */
@Component
class PipelineRules implements Behaviour {
    private static final String OBJECT = "object";

    @Override
    public ObjectName object() {
        return Pipelines.PIPELINE;
    }

    @Override
    public void plan(Planned batch) {
        batch.rows().stream()
                .filter(row -> !row.isNew() && row.changes(OBJECT))
                .forEach(row -> row.refuse(Finding.of(OBJECT, SalesProblem.OBJECT_FIXED)));
    }
}
