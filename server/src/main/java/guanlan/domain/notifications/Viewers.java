package guanlan.domain.notifications;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Role;
import guanlan.platform.identity.Callers;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** People as they would look themselves, so that nobody is told of what he may not see. */
@Component
public class Viewers {
    private final Callers callers;
    private final Schemas schemas;
    private final Permits permits;
    private final Queries queries;

    Viewers(Callers callers, Schemas schemas, Permits permits, Queries queries) {
        this.callers = callers;
        this.schemas = schemas;
        this.permits = permits;
        this.queries = queries;
    }

    /** Nothing when he may not sign in. */
    Optional<Caller> active(UUID person) {
        return callers.of(Caller.current().tenant(), person);
    }

    /** One who does not sign in would be a member. */
    public Caller caller(UUID person) {
        Caller me = Caller.current();
        return active(person)
                .orElseGet(
                        () ->
                                new Caller(
                                        person,
                                        me.tenant(),
                                        Set.of(Role.MEMBER),
                                        me.locale(),
                                        me.zone()));
    }

    boolean sees(UUID person, RecordName record) {
        Caller caller = caller(person);
        return schemas.find(record.object()).isPresent()
                && permits.of(caller, record.object().value()).allows(Right.SEE)
                && caller.call(() -> queries.find(record.object(), record.id()))
                        .filter(row -> !row.isDeleted())
                        .isPresent();
    }

    /** Which of some records he may see. */
    public Set<UUID> seen(UUID person, ObjectName object, Collection<UUID> records) {
        Caller caller = caller(person);
        if (schemas.find(object).isEmpty()
                || !permits.of(caller, object.value()).allows(Right.SEE)) {
            return Set.of();
        }
        return caller
                .call(
                        () ->
                                queries.find(
                                        object,
                                        records,
                                        field ->
                                                field.name()
                                                        .equals(SystemField.DELETED_AT.field())))
                .stream()
                .filter(row -> !row.isDeleted())
                .map(Row::id)
                .collect(Collectors.toSet());
    }
}
