package guanlan.engine.query;

import guanlan.core.criteria.FieldKind;
import guanlan.core.criteria.Vocabulary;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of an object that a caller may ask about: those that his Permit shows. */
final class CriteriaVocabulary implements Vocabulary {
    private final ObjectDefinition object;
    private final Schemas schemas;
    private final Permits permits;
    private final Caller caller;
    private final Permit permit;
    private final Questions questions;

    CriteriaVocabulary(ObjectDefinition object, Schemas schemas, Permits permits, Caller caller) {
        this(object, schemas, permits, caller, Questions.none());
    }

    /** With what modules answer about the object's records; not about those they refer to. */
    CriteriaVocabulary(
            ObjectDefinition object,
            Schemas schemas,
            Permits permits,
            Caller caller,
            Questions questions) {
        this.object = object;
        this.schemas = schemas;
        this.permits = permits;
        this.caller = caller;
        this.permit = permits.of(caller, object.name().value());
        this.questions = questions;
    }

    @Override
    public Optional<FieldKind> kind(String name) {
        Optional<FieldDefinition> field = object.worded(name);
        return field.isPresent() ? field.filter(this::asked).map(this::kind) : question(name);
    }

    @Override
    public Set<String> names() {
        Stream<String> fields =
                object.fields().values().stream().filter(this::asked).map(FieldDefinition::word);
        return Stream.concat(fields, questions.words(object.name()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<FieldKind> question(String name) {
        return permit.allows(Right.SEE)
                ? questions.find(name, object.name()).map(_ -> FieldKind.Plain.YESNO)
                : Optional.empty();
    }

    @Override
    public Vocabulary of(FieldKind.Reference reference) {
        ObjectDefinition target = schemas.require(new ObjectName(reference.to()));
        return new CriteriaVocabulary(target, schemas, permits, caller);
    }

    @Override
    public List<String> namesLabelled(String label) {
        return object.fields().values().stream()
                .filter(this::asked)
                .filter(
                        field ->
                                field.label().zh().equals(label)
                                        || field.label().en().equalsIgnoreCase(label))
                .map(FieldDefinition::word)
                .toList();
    }

    /** What is only told behind a mask cannot be asked for: one could guess until it fits. */
    private boolean asked(FieldDefinition field) {
        return permit.allows(Right.SEE) && permit.field(field.name()).asked();
    }

    /** As its type says; a record's own id refers to itself. */
    private FieldKind kind(FieldDefinition field) {
        return field.name().equals(SystemField.ID.field())
                ? new FieldKind.Reference(object.name().value())
                : field.type().kind(field);
    }
}
