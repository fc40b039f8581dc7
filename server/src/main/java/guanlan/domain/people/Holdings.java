package guanlan.domain.people;

import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * All that a person holds: records he owns, departments he manages, people who report to him, and
 * whatever other field of the company's objects names him.
 */
@Component
class Holdings {
    private final Schemas schemas;
    private final Queries queries;

    Holdings(Schemas schemas, Queries queries) {
        this.schemas = schemas;
        this.queries = queries;
    }

    /** Only where there is something. */
    List<Holding> of(UUID person) {
        List<Holding> held = new ArrayList<>();
        for (ObjectDefinition object : schemas.all()) {
            for (FieldDefinition field : object.fields().values()) {
                if (isHolding(object, field)) {
                    long count = queries.count(object.name(), filter(field, person));
                    if (count > 0) {
                        held.add(new Holding(object, field, count));
                    }
                }
            }
        }
        return held;
    }

    static Filter filter(FieldDefinition field, UUID person) {
        return Filter.ALL.where(field.word() + " == \"" + person + "\"");
    }

    /** Internal objects have no place in the navigation; a person's own record stays his. */
    static boolean isHolding(ObjectDefinition object, FieldDefinition field) {
        boolean owner = field.name().equals(SystemField.OWNER.field());
        return object.navigation()
                && field.target().filter(ObjectName.USER::equals).isPresent()
                && field.hasColumn()
                && (owner ? !object.name().equals(ObjectName.USER) : !field.readOnly());
    }
}
