package guanlan.domain.matching;

import guanlan.core.matching.Kind;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a company says about how an object is compared, for those who configure the object. Kept as
 * a record, in force with its commit; entries made of other fields are made anew in the background.
 */
@Component
public class MatchSettings {
    private final MatchProfiles profiles;
    private final Schemas schemas;
    private final Permits permits;
    private final Queries queries;
    private final Records records;
    private final Work work;
    private final AutoMerge.Nights nights;
    private final TransactionTemplate transactions;

    MatchSettings(
            MatchProfiles profiles,
            Schemas schemas,
            Permits permits,
            Queries queries,
            Records records,
            Work work,
            AutoMerge.Nights nights,
            TransactionTemplate transactions) {
        this.profiles = profiles;
        this.schemas = schemas;
        this.permits = permits;
        this.queries = queries;
        this.records = records;
        this.work = work;
        this.nights = nights;
        this.transactions = transactions;
    }

    /** A field that can be compared, and how one usually does. */
    public record Choice(FieldDefinition field, Kind usual) {}

    /** The profile in force, or one that waits for its fields to be chosen. */
    public Profile of(ObjectName object) {
        configuring(object);
        return profiles.find(object)
                .orElseGet(
                        () ->
                                new Profile(
                                        object,
                                        List.of(),
                                        List.of(),
                                        ShippedProfiles.LIMITS,
                                        false,
                                        null,
                                        true));
    }

    public List<Choice> choices(ObjectName object) {
        configuring(object);
        return schemas.require(object).fields().values().stream()
                .filter(ProfileChecks::comparable)
                .map(field -> new Choice(field, ProfileChecks.usual(field)))
                .toList();
    }

    /** In force with the commit; refused with everything that is wrong. */
    public void keep(Profile wished) {
        configuring(wished.object());
        List<Finding> findings = ProfileChecks.findings(wished, schemas.require(wished.object()));
        if (!findings.isEmpty()) {
            throw new Problem(
                    MatchingProblem.SETTING_REFUSED, Map.of("count", findings.size()), findings);
        }
        write(wished);
        profiles.forget();
    }

    private void write(Profile wished) {
        String object = wished.object().value();
        Row values = Row.of(Map.of("object", object, "source", ProfileText.write(wished)));
        Cause screen = Cause.of(Cause.Kind.SCREEN);
        transactions.executeWithoutResult(
                _ -> {
                    Optional<UUID> known = setting(wished.object());
                    Batch batch =
                            known.map(
                                            id ->
                                                    Batch.of(MatchProfiles.SETTING)
                                                            .update(
                                                                    List.of(
                                                                            new Batch.Change(
                                                                                    id, null,
                                                                                    values))))
                                    .orElseGet(
                                            () ->
                                                    Batch.of(MatchProfiles.SETTING)
                                                            .create(List.of(values)));
                    asAdministrator(() -> records.write(batch.because(screen).allOrNothing()));
                    work.ensure(wished);
                    if (wished.mergesFrom() != null) {
                        nights.next();
                    }
                });
    }

    /** As shipped again. */
    public void reset(ObjectName object) {
        configuring(object);
        setting(object)
                .ifPresent(
                        id ->
                                asAdministrator(
                                        () ->
                                                records.write(
                                                        Batch.of(MatchProfiles.SETTING)
                                                                .delete(
                                                                        Batch.Target.of(
                                                                                List.of(id)))
                                                                .because(
                                                                        Cause.of(
                                                                                Cause.Kind
                                                                                        .SCREEN)))));
        profiles.forget();
        profiles.find(object).ifPresent(work::ensure);
    }

    /** Looks through the whole table; tells how many records wait now. */
    public long scan(ObjectName object) {
        configuring(object);
        profiles.require(object);
        transactions.executeWithoutResult(_ -> work.lookAtAll(object));
        return work.waiting(object);
    }

    private Optional<UUID> setting(ObjectName object) {
        return Caller.system(Caller.current().tenant())
                .call(
                        () ->
                                queries
                                        .read(
                                                Query.of(MatchProfiles.SETTING)
                                                        .where(
                                                                "object == \""
                                                                        + object.value()
                                                                        + "\"")
                                                        .limit(1))
                                        .rows()
                                        .stream()
                                        .map(Row::id)
                                        .findFirst());
    }

    /** Who may configure one object need not have a right on the settings of all. */
    private static void asAdministrator(Runnable write) {
        Caller caller = Caller.current();
        new Caller(
                        caller.user(),
                        caller.tenant(),
                        Caller.system(caller.tenant()).roles(),
                        caller.locale(),
                        caller.zone())
                .run(write);
    }

    private void configuring(ObjectName object) {
        ObjectDefinition definition = schemas.require(object);
        if (!permits.of(Caller.current(), definition.name().value()).allows(Right.CONFIGURE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object.value()));
        }
        if (Caller.current().viewer() != null) {
            throw new Problem(AccessProblem.READ_ONLY);
        }
    }
}
