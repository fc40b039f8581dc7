package guanlan.engine.rights;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The records of an object that are shared with a person one by one, as an array that the database
 * makes once per statement: so an index on the id, beside one on the owner, can answer.
 */
public final class SharedRecords {
    static final ObjectName SHARE = new ObjectName("share");
    static final Field<String> TARGET = field(name("target"), String.class);
    static final Field<String> RECORD = field(name("record"), String.class);
    static final Field<String> CONDITION = field(name("condition"), String.class);
    static final Field<String> LEVEL = field(name("level"), String.class);
    static final String EDIT = "edit";

    private SharedRecords() {}

    /** What a share is asked by. */
    public record Asked(String schema, ObjectName object, Standing standing, Instant now) {}

    /** Whether a record with this id is shared, only to be read or to be changed as well. */
    public static Condition among(Field<UUID> id, Asked asked, boolean toEdit) {
        if (!(asked.standing() instanceof Holder holder)) {
            return DSL.falseCondition();
        }
        var shared =
                DSL.select(RECORD.cast(UUID.class))
                        .from(Tables.of(asked.schema(), SHARE))
                        .where(TARGET.eq(asked.object().value()))
                        .and(RECORD.isNotNull())
                        .and(Party.KEPT)
                        .and(Party.UNTIL.isNull().or(Party.UNTIL.gt(asked.now())))
                        .and(toEdit ? LEVEL.eq(EDIT) : DSL.noCondition())
                        .and(Party.sharedWith(holder));
        return DSL.condition("{0} = any(array({1}))", id, shared);
    }
}
