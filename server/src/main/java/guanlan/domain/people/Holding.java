package guanlan.domain.people;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;

/** Records of an object that name a person in a field, such as the accounts that he owns. */
public record Holding(ObjectDefinition object, FieldDefinition field, long count) {}
