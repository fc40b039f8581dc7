package guanlan.domain.lifecycle;

import guanlan.engine.schema.Choice;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Schemas;
import java.util.List;
import org.springframework.stereotype.Component;

/** The states that accounts of the company may be in: the choices of the field, in their order. */
@Component
class States {
    private final Schemas schemas;

    States(Schemas schemas) {
        this.schemas = schemas;
    }

    List<Choice> all() {
        FieldDefinition field = schemas.require(Standing.ACCOUNT).require(Standing.STATE);
        return field.choices();
    }

    boolean has(String state) {
        return all().stream().anyMatch(choice -> choice.value().equals(state));
    }
}
