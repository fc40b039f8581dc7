package guanlan.engine.design;

import guanlan.platform.problems.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do.
 *
 * @param object the object it is about
 * @param field the field it is about; null: the object as a whole
 * @param warnings what one should know before
 * @param obstacles why it cannot be done; empty: it can
 */
public record Plan(
        String object,
        @Nullable String field,
        List<Step> steps,
        List<Finding> warnings,
        List<Finding> obstacles) {

    /**
     * One thing that is done.
     *
     * @param params the figures of its sentence {@code design.step.<kind>}
     * @param background done by a job while people go on working
     */
    public record Step(Kind kind, Map<String, ?> params, boolean background) {}

    /** Kinds of steps. */
    public enum Kind {
        OBJECT_ADDED,
        OBJECT_CHANGED,
        OBJECT_REMOVED,
        OBJECT_RESTORED,
        OBJECT_PURGED,
        FIELD_ADDED,
        FIELD_CHANGED,
        FIELD_REMOVED,
        FIELD_RESTORED,
        FIELD_PURGED,
        INDEX_ADDED,
        INDEX_DROPPED,
        UNIQUE_ADDED;

        /** The key of its sentence. */
        public String text() {
            return "design.step." + name().toLowerCase(Locale.ROOT);
        }
    }
}
