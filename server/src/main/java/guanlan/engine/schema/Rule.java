package guanlan.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * What no record may be. Asked when a record is made, and when a field that the condition reads
 * changes, so that an old record that breaks a new rule can still be edited elsewhere.
 *
 * @param when criteria in CEL; a record for which they hold is refused
 * @param field the field at which the refusal is shown; null: the record as a whole
 */
public record Rule(String name, String when, Label message, @Nullable String field) {}
