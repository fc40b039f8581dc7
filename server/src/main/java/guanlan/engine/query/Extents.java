package guanlan.engine.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import guanlan.core.criteria.Checked;
import guanlan.core.criteria.Criteria;
import guanlan.core.criteria.EvaluationContext;
import guanlan.core.criteria.Verdict;
import guanlan.engine.rights.EveryField;
import guanlan.engine.rights.SharedRecords;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Extent;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extents as conditions. Their criteria read every field, whoever asks; what cannot be read any
 * more, since a field is gone, holds for no record.
 */
final class Extents {
    private static final Logger LOG = LoggerFactory.getLogger(Extents.class);

    private final Schemas schemas;
    private final Permits permits;
    private final Tenants tenants;
    private final InstantSource clock;

    /** Definitions never change; a new snapshot has new ones. */
    private final Cache<ObjectDefinition, Map<String, Optional<Checked>>> checked =
            Caffeine.newBuilder().weakKeys().build();

    Extents(Schemas schemas, Permits permits, Tenants tenants, InstantSource clock) {
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** True for the records of the extent, else false or unknown. */
    Condition condition(Extent extent, CriteriaNames names) {
        return switch (extent) {
            case Extent.All _ -> DSL.noCondition();
            case Extent.None _ -> DSL.falseCondition();
            case Extent.Meets(var cel) ->
                    checked(cel, names.object())
                            .map(
                                    criteria ->
                                            SqlCriteria.condition(
                                                    criteria, names.blind(), context()))
                            .orElseGet(DSL::falseCondition);
            case Extent.Shared(var toEdit) -> shared(names, toEdit);
            case Extent.About(var field, var subjects) -> about(field, subjects, names);
            case Extent.Lent(var by, var inner) ->
                    Caller.current().insteadOf(by).call(() -> condition(inner, names));
            case Extent.Either(var parts) ->
                    DSL.or(parts.stream().map(part -> condition(part, names)).toList());
            case Extent.Both(var parts) ->
                    DSL.and(parts.stream().map(part -> condition(part, names)).toList());
        };
    }

    /** As a value that is never unknown. */
    Field<Boolean> holds(Extent extent, CriteriaNames names) {
        return extent.equals(Extent.ALL)
                ? DSL.inline(true)
                : DSL.field(SqlCriteria.isTrue(condition(extent, names)));
    }

    /** Objects that are seen as a whole need no look at their tables. */
    private Condition about(String field, Map<String, Extent> subjects, CriteriaNames names) {
        Optional<FieldDefinition> about = names.object().field(field);
        if (about.isEmpty()) {
            return DSL.falseCondition();
        }
        Field<String> subject =
                DSL.field(DSL.name(names.table(), about.get().column()), String.class);
        Field<String> object = DSL.splitPart(subject, DSL.inline("/"), DSL.inline(1));
        Field<UUID> record =
                DSL.splitPart(subject, DSL.inline("/"), DSL.inline(2)).cast(SQLDataType.UUID);
        List<Field<String>> whole = new ArrayList<>();
        List<Condition> ways = new ArrayList<>();
        new TreeMap<>(subjects)
                .forEach(
                        (name, extent) -> {
                            if (extent.equals(Extent.ALL)) {
                                whole.add(DSL.inline(name));
                            } else {
                                CriteriaNames there = names.besideAll(new ObjectName(name));
                                ways.add(
                                        object.eq(DSL.inline(name))
                                                .and(
                                                        DSL.exists(
                                                                DSL.selectOne()
                                                                        .from(there.aliased())
                                                                        .where(
                                                                                there.id()
                                                                                        .eq(record))
                                                                        .and(
                                                                                condition(
                                                                                        extent,
                                                                                        there)))));
                            }
                        });
        if (!whole.isEmpty()) {
            ways.add(object.in(whole));
        }
        return DSL.or(ways);
    }

    private Condition shared(CriteriaNames names, boolean toEdit) {
        Caller caller = Caller.current();
        var asked =
                new SharedRecords.Asked(
                        tenants.schema(caller.tenant()),
                        names.object().name(),
                        permits.standing(caller),
                        clock.instant());
        return SharedRecords.among(names.id(), asked, toEdit);
    }

    private Optional<Checked> checked(String cel, ObjectDefinition object) {
        return checked.get(object, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(cel, text -> check(text, object));
    }

    private Optional<Checked> check(String cel, ObjectDefinition object) {
        return switch (Criteria.check(cel, new EveryField(object, schemas))) {
            case Verdict.Accepted(var criteria) -> Optional.of(criteria);
            case Verdict.Refused(var findings) -> {
                LOG.error("an extent of {} holds for no record: {}", object.name(), findings);
                yield Optional.empty();
            }
        };
    }

    private EvaluationContext context() {
        return Asker.context(Caller.current(), clock.instant(), permits);
    }
}
