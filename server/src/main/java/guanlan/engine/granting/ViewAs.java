package guanlan.engine.granting;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.values.Ids;
import guanlan.engine.query.Queries;
import guanlan.engine.rights.RightsProblem;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Administrators look through the eyes of others, for an hour at most. Each look is kept, with its
 * beginning and its end.
 */
@Component
public class ViewAs {
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final String PEOPLE = ObjectName.USER.value();
    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<UUID> ADMINISTRATOR = field(name("administrator"), UUID.class);
    private static final Field<UUID> PERSON = field(name("person"), UUID.class);
    private static final Field<Instant> STARTED = field(name("started_at"), SQLDataType.INSTANT);
    private static final Field<Instant> UNTIL = field(name("until"), SQLDataType.INSTANT);
    private static final Field<Instant> ENDED = field(name("ended_at"), SQLDataType.INSTANT);

    private final Queries queries;
    private final AuditTrail trail;
    private final Tenants tenants;
    private final DSLContext dsl;
    private final Ids ids;
    private final InstantSource clock;

    ViewAs(
            Queries queries,
            AuditTrail trail,
            Tenants tenants,
            DSLContext dsl,
            Ids ids,
            InstantSource clock) {
        this.trail = trail;
        this.queries = queries;
        this.tenants = tenants;
        this.dsl = dsl;
        this.ids = ids;
        this.clock = clock;
    }

    /** A look that is going on. */
    public record Look(UUID id, UUID person, Instant since) {}

    public Look start(@Nullable UUID person) {
        UUID administrator = administrator();
        if (person == null
                || queries.find(ObjectName.USER, person)
                        .filter(row -> !row.isDeleted())
                        .isEmpty()) {
            throw new Problem(
                    RightsProblem.PERSON_ABSENT, Map.of("id", person == null ? "" : person));
        }
        Instant now = clock.instant();
        var look = new Look(ids.next(), person, now);
        dsl.insertInto(table(), ID, ADMINISTRATOR, PERSON, STARTED, UNTIL)
                .values(look.id(), administrator, person, now, now.plus(LONGEST))
                .execute();
        trail.note(Act.of(Kind.VIEW_AS).on(PEOPLE, person).fact("phase", "start"));
        return look;
    }

    /** The caller's look, while it lasts. */
    public Optional<Look> find(UUID look) {
        Caller caller = Caller.current();
        if (!caller.is(Role.ADMINISTRATOR) || caller.user() == null) {
            return Optional.empty();
        }
        return dsl.select(ID, PERSON, STARTED)
                .from(table())
                .where(ID.eq(look))
                .and(ADMINISTRATOR.eq(caller.user()))
                .and(ENDED.isNull())
                .and(UNTIL.gt(clock.instant()))
                .fetchOptional(row -> new Look(row.value1(), row.value2(), row.value3()));
    }

    public void end(UUID look) {
        find(look).ifPresent(going -> note(going.person()));
        dsl.update(table())
                .set(ENDED, clock.instant())
                .where(ID.eq(look))
                .and(ADMINISTRATOR.eq(administrator()))
                .and(ENDED.isNull())
                .execute();
    }

    private void note(UUID person) {
        trail.note(Act.of(Kind.VIEW_AS).on(PEOPLE, person).fact("phase", "end"));
    }

    private static UUID administrator() {
        Caller caller = Caller.current();
        UUID user = caller.user();
        if (!caller.is(Role.ADMINISTRATOR) || user == null) {
            throw new Problem(AccessProblem.REFUSED);
        }
        return user;
    }

    private Table<?> table() {
        return DSL.table(name(tenants.schema(Caller.current().tenant()), "view_as"));
    }
}
