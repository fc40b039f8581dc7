package guanlan.engine.query;

import guanlan.core.criteria.FieldKind;
import guanlan.core.criteria.Vocabulary;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of a condition on an object's records: the fields that the caller may read, here and
 * behind every reference. What is hidden from him has no word.
 */
record ObjectVocabulary(
        ObjectDefinition definition, Caller caller, Schemas schemas, Permits permits)
        implements Vocabulary {

    @Override
    public Optional<FieldKind> kind(String name) {
        return definition
                .field(name)
                .filter(field -> permit().shows(name))
                .map(field -> field.type().kind(definition.name(), field));
    }

    @Override
    public Set<String> names() {
        return definition.fields().keySet().stream()
                .filter(permit()::shows)
                .collect(Collectors.toSet());
    }

    @Override
    public Vocabulary of(FieldKind.Reference reference) {
        ObjectDefinition target = schemas.require(new ObjectName(reference.to()));
        return new ObjectVocabulary(target, caller, schemas, permits);
    }

    @Override
    public List<String> namesLabelled(String label) {
        return definition.fields().values().stream()
                .filter(field -> permit().shows(field.name()))
                .filter(
                        field ->
                                field.label().zh().equals(label)
                                        || field.label().en().equalsIgnoreCase(label))
                .map(field -> field.name())
                .toList();
    }

    private Permit permit() {
        return permits.of(caller, definition.name().value());
    }
}
