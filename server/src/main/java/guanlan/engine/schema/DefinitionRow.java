package guanlan.engine.schema;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One piece of a company's own part of the definitions: an object of its own, a field of its own,
 * or what it changed about a standard one.
 *
 * @param path {@code account} or {@code account.budget}
 * @param deleted whether the record itself is in the recycle bin, as after its making was undone
 * @param source the definition, or what differs from the standard, in the words of the YAML files
 */
public record DefinitionRow(UUID id, String path, State state, boolean deleted, ObjectNode source) {

    /** What has become of an object or field. */
    public enum State {
        LIVE,
        /** In the recycle bin: hidden from everything, its values kept. */
        REMOVED,
        /** For good: its values are dropped, its name is free. */
        PURGED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    public static String path(String object, @Nullable String field) {
        return field == null ? object : object + "." + field;
    }

    public String object() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** The field it is about; null: the object itself. */
    public @Nullable String field() {
        int dot = path.indexOf('.');
        return dot < 0 ? null : path.substring(dot + 1);
    }

    public boolean isField() {
        return path.indexOf('.') >= 0;
    }

    /** Whether it takes part in the definitions of the company. */
    public boolean counts() {
        return !deleted && state != State.PURGED;
    }

    public boolean is(State wanted) {
        return !deleted && state == wanted;
    }

    /** Whether it can be brought back; without its row, a piece of the standard is as it was. */
    public boolean isInBin() {
        return state != State.PURGED
                && (deleted ? !Standard.hasPath(path) : state == State.REMOVED);
    }

    public DefinitionRow with(State next, ObjectNode words) {
        return new DefinitionRow(id, path, next, false, words);
    }
}
