package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Permits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A record belongs to the department of its owner, and goes there with him, unless it is said
 * otherwise. People and departments belong where they are put.
 */
@Component
class Belonging {
    private static final String OWNER = SystemField.OWNER.field();
    private static final String DEPARTMENT = SystemField.DEPARTMENT.field();
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final Field<UUID> HOME = field(name(DEPARTMENT), UUID.class);

    private final Permits permits;
    private final DSLContext dsl;

    Belonging(Permits permits, DSLContext dsl) {
        this.permits = permits;
        this.dsl = dsl;
    }

    void fill(Writing writing) {
        ObjectName object = writing.definition().name();
        if (object.equals(ObjectName.USER) || object.equals(ObjectName.DEPARTMENT)) {
            return;
        }
        Map<Draft, UUID> homeless = new HashMap<>();
        Set<UUID> others = new HashSet<>();
        UUID me = writing.caller().user();
        for (Draft draft : writing.writing()) {
            UUID owner = mover(draft);
            if (owner != null) {
                homeless.put(draft, owner);
                if (!owner.equals(me)) {
                    others.add(owner);
                }
            }
        }
        if (homeless.isEmpty()) {
            return;
        }
        Map<UUID, UUID> homes = homes(writing, others);
        UUID mine =
                homeless.containsValue(me) ? permits.standing(writing.caller()).department() : null;
        homeless.forEach(
                (draft, owner) -> {
                    UUID home = owner.equals(me) ? mine : homes.get(owner);
                    if (home != null) {
                        draft.values.put(DEPARTMENT, home);
                    }
                });
    }

    /** The owner that a record is new with, when nothing is said of its department. */
    private static @Nullable UUID mover(Draft draft) {
        if (draft.values.containsKey(DEPARTMENT)
                || !(draft.values.get(OWNER) instanceof UUID owner)) {
            return null;
        }
        boolean stays = draft.beforeOrNull() != null && owner.equals(draft.before().value(OWNER));
        return stays ? null : owner;
    }

    private Map<UUID, UUID> homes(Writing writing, Set<UUID> people) {
        return people.isEmpty()
                ? Map.of()
                : dsl.select(ID, HOME)
                        .from(writing.table(ObjectName.USER))
                        .where(ID.eq(DSL.any(people.toArray(UUID[]::new))))
                        .and(HOME.isNotNull())
                        .fetchMap(ID, HOME);
    }
}
