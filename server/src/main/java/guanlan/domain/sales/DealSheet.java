package guanlan.domain.sales;

import guanlan.engine.exchange.Wording;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;

/**
 * How files of other systems tell of deals: with the end in the column of the stage, with the day
 * of its beginning and of its end, with a column for the day it came to each stage. All of it
 * together is the deal's course.
 */
final class DealSheet implements Wording {
    private final ObjectName object;
    private final Pipelines pipelines;
    private final Schemas schemas;

    DealSheet(ObjectName object, Pipelines pipelines, Schemas schemas) {
        this.object = object;
        this.pipelines = pipelines;
        this.schemas = schemas;
    }

    @Override
    public ObjectName object() {
        return object;
    }

    @Override
    public Sense sense() {
        return new DealSense(
                pipelines.of(object), schemas.require(object), Caller.current().zone());
    }
}
