package guanlan.engine.rights;

import guanlan.core.criteria.FieldKind;
import guanlan.core.criteria.Vocabulary;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every field of an object and behind its references, whoever asks. */
public record EveryField(ObjectDefinition object, Schemas schemas) implements Vocabulary {

    @Override
    public Optional<FieldKind> kind(String name) {
        return object.worded(name).map(this::kind);
    }

    private FieldKind kind(FieldDefinition field) {
        return field.name().equals(SystemField.ID.field())
                ? new FieldKind.Reference(object.name().value())
                : field.type().kind(field);
    }

    @Override
    public Set<String> names() {
        return object.fields().values().stream()
                .map(FieldDefinition::word)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Vocabulary of(FieldKind.Reference reference) {
        return new EveryField(schemas.require(new ObjectName(reference.to())), schemas);
    }
}
