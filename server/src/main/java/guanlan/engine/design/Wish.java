package guanlan.engine.design;

import guanlan.engine.schema.DefinitionRow;
import guanlan.engine.schema.Sources;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wants to become of an object or a field.
 *
 * @param object its name; null: a new object that brings its name or gets one from its label
 * @param field the field's name; null: the object itself, or a new field
 * @param words its definition, or what is to be different, in the words of the YAML files
 */
public record Wish(
        Act act,
        boolean aboutField,
        @Nullable String object,
        @Nullable String field,
        ObjectNode words) {

    /** What is to be done. */
    public enum Act {
        ADD,
        CHANGE,
        REMOVE,
        RESTORE,
        PURGE
    }

    public static Wish addObject(ObjectNode words) {
        return new Wish(Act.ADD, false, null, null, words);
    }

    public static Wish addField(String object, ObjectNode words) {
        return new Wish(Act.ADD, true, object, null, words);
    }

    public static Wish change(String object, @Nullable String field, ObjectNode words) {
        return new Wish(Act.CHANGE, field != null, object, field, words);
    }

    public static Wish of(Act act, String object, @Nullable String field) {
        return new Wish(act, field != null, object, field, Sources.empty());
    }

    String path() {
        return DefinitionRow.path(String.valueOf(object), field);
    }
}
