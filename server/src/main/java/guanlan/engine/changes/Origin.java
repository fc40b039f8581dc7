package guanlan.engine.changes;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.records.Cause;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * What is taken back.
 *
 * @param lines the lines of the log that belong to it
 * @param set the number of the one batch it is; 0: a cause with any number of them
 * @param undo the id under which the way back is logged, so that it does not count as somebody
 *     else's change
 */
record Origin(Condition lines, long set, UUID undo) {

    static Origin of(Cause cause) {
        UUID id = cause.id();
        if (id == null) {
            throw new IllegalArgumentException("only a cause with an id can be taken back");
        }
        return new Origin(Log.CAUSE_ID.eq(id).and(Log.CAUSE_KIND.eq(cause.kind().key())), 0, id);
    }

    /** One batch, by its number. */
    static Origin of(long set) {
        byte[] text = ("change_set " + set).getBytes(StandardCharsets.UTF_8);
        return new Origin(Log.SET.eq(set), set, UUID.nameUUIDFromBytes(text));
    }

    /**
     * Lines of others, where the given table holds the headers of later lines. What followed by a
     * rule is nobody's work, and follows anew.
     */
    Condition others(String sets) {
        Field<UUID> cause = field(name(sets, "cause_id"), UUID.class);
        Field<String> kind = field(name(sets, "cause_kind"), String.class);
        return cause.isDistinctFrom(undo)
                .and(field(name(sets, "id"), Long.class).ne(set))
                .and(kind.ne(Cause.Kind.RULE.key()));
    }
}
