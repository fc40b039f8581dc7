package guanlan.engine.query;

import guanlan.core.criteria.FieldKind;
import guanlan.core.criteria.FieldKind.Plain;
import guanlan.core.criteria.Vocabulary;
import guanlan.engine.schema.Choice;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of an object that a caller may ask about: those that his Permit shows. */
final class CriteriaVocabulary implements Vocabulary {
    private static final Map<Class<?>, FieldKind> PLAIN =
            Map.of(
                    String.class, Plain.TEXT,
                    Long.class, Plain.WHOLE,
                    BigDecimal.class, Plain.DECIMAL,
                    Boolean.class, Plain.YESNO,
                    LocalDate.class, Plain.DATE,
                    Instant.class, Plain.DATETIME);

    private final ObjectDefinition object;
    private final Schemas schemas;
    private final Permits permits;
    private final Caller caller;
    private final Permit permit;

    CriteriaVocabulary(ObjectDefinition object, Schemas schemas, Permits permits, Caller caller) {
        this.object = object;
        this.schemas = schemas;
        this.permits = permits;
        this.caller = caller;
        this.permit = permits.of(caller, object.name().value());
    }

    @Override
    public Optional<FieldKind> kind(String name) {
        return object.worded(name).filter(field -> permit.shows(field.name())).map(this::kind);
    }

    @Override
    public Set<String> names() {
        return object.fields().values().stream()
                .filter(field -> permit.shows(field.name()))
                .map(FieldDefinition::word)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Vocabulary of(FieldKind.Reference reference) {
        ObjectDefinition target = schemas.require(new ObjectName(reference.to()));
        return new CriteriaVocabulary(target, schemas, permits, caller);
    }

    @Override
    public List<String> namesLabelled(String label) {
        return object.fields().values().stream()
                .filter(field -> permit.shows(field.name()))
                .filter(
                        field ->
                                field.label().zh().equals(label)
                                        || field.label().en().equalsIgnoreCase(label))
                .map(FieldDefinition::word)
                .toList();
    }

    /** By what its column holds, so that a new type of field needs no line here. */
    private FieldKind kind(FieldDefinition field) {
        Class<?> held = field.type().column().getType();
        if (field.target().isPresent()) {
            return new FieldKind.Reference(field.target().get().value());
        }
        if (held == java.util.UUID.class) {
            return new FieldKind.Reference(object.name().value());
        }
        if (held == String[].class) {
            return new FieldKind.TextList(values(field));
        }
        if (!field.choices().isEmpty()) {
            return new FieldKind.Choice(values(field));
        }
        return Optional.ofNullable(PLAIN.get(held))
                .orElseThrow(() -> new IllegalStateException("no criteria on " + field.type()));
    }

    private static Set<String> values(FieldDefinition field) {
        return field.open()
                ? Set.of()
                : field.choices().stream().map(Choice::value).collect(Collectors.toSet());
    }
}
