package guanlan.engine.rights;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The columns of grants and shares that say whom they are for and for how long. */
final class Party {
    static final Field<UUID> PERSON = field(name("person"), UUID.class);
    static final Field<UUID> UNIT = field(name("unit"), UUID.class);
    static final Field<Boolean> BELOW = field(name("below"), Boolean.class);
    static final Field<String> POSITION = field(name("position"), String.class);
    static final Field<String> ROLE = field(name("role"), String.class);
    static final Field<Boolean> EVERYBODY = field(name("everybody"), Boolean.class);
    static final Field<Instant> FROM = field(name("from"), SQLDataType.INSTANT);
    static final Field<Instant> UNTIL = field(name("until"), SQLDataType.INSTANT);
    static final Condition KEPT = field(name("deleted_at")).isNull();

    private Party() {}

    /**
     * Whom a line must be for: somebody as he is known, or as another part of the statement finds
     * him.
     *
     * @param here the line names one of his departments
     * @param above the line names one of his departments, or one above them
     */
    record Reached(Field<UUID> person, Condition here, Condition above, Condition position) {}

    /** Lines that are for the person, his departments, his position or everybody. */
    static Condition reaches(Reached who) {
        return PERSON.eq(who.person())
                .or(EVERYBODY.isTrue())
                .or(who.here())
                .or(who.above().and(BELOW.isTrue()))
                .or(who.position());
    }

    static Condition reaches(Holder holder) {
        return reaches(
                new Reached(
                        DSL.val(holder.person()),
                        UNIT.eq(any(holder.departments())),
                        UNIT.eq(any(holder.above())),
                        holder.position() == null
                                ? DSL.falseCondition()
                                : sameWord(DSL.val(holder.position()))));
    }

    /** However it is written. */
    static Condition sameWord(Field<String> position) {
        return DSL.lower(DSL.trim(POSITION)).eq(DSL.lower(DSL.trim(position)));
    }

    /** The same for shares, which may be for a role as well. */
    static Condition sharedWith(Holder holder) {
        return reaches(holder).or(ROLE.eq(DSL.any(holder.roles().toArray(String[]::new))));
    }

    private static org.jooq.QuantifiedSelect<org.jooq.Record1<UUID>> any(Collection<UUID> ids) {
        return DSL.any(ids.toArray(UUID[]::new));
    }
}
