package guanlan.engine.exchange;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.core.values.Ids;
import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Mappings that somebody gave a name to, for everybody who may import into their object. */
@Component
public class SavedMappings {
    private static final int LONGEST_NAME = 80;
    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<String> OBJECT = field(name("object"), String.class);
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<JSONB> FIELDS = field(name("fields"), SQLDataType.JSONB);
    private static final Field<String> MATCH_BY = field(name("match_by"), String.class);
    private static final Field<String> POLICY = field(name("match_policy"), String.class);
    private static final Field<String> MISFIT = field(name("misfit"), String.class);
    private static final Field<JSONB> DEFAULTS = field(name("defaults"), SQLDataType.JSONB);
    private static final Field<Instant> AT = field(name("created_at"), SQLDataType.INSTANT);
    private static final Field<UUID> BY = field(name("created_by"), UUID.class);
    private static final List<Field<?>> ALL =
            List.of(ID, OBJECT, NAME, FIELDS, MATCH_BY, POLICY, MISFIT, DEFAULTS, AT, BY);

    private final Imports imports;
    private final Schemas schemas;
    private final Reach.Reaches reaches;
    private final DSLContext dsl;
    private final Tenants tenants;
    private final Ids ids;
    private final InstantSource clock;

    SavedMappings(
            Imports imports,
            Schemas schemas,
            Reach.Reaches reaches,
            DSLContext dsl,
            Tenants tenants,
            Ids ids,
            InstantSource clock) {
        this.imports = imports;
        this.schemas = schemas;
        this.reaches = reaches;
        this.dsl = dsl;
        this.tenants = tenants;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those for the object of an import, the one most like its file first. */
    public List<SavedMapping> of(Import told) {
        return dsl
                .select(ALL)
                .from(table())
                .where(OBJECT.eq(told.object().value()))
                .orderBy(NAME)
                .fetch(SavedMappings::mapping)
                .stream()
                .sorted(
                        Comparator.comparingDouble((SavedMapping each) -> each.likeness(told))
                                .reversed())
                .toList();
    }

    /** Keeps the mapping of an import; one of the same name becomes this. */
    public SavedMapping save(UUID id, String given) {
        Import told = imports.require(id);
        String called = Cells.clean(given).strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new Problem(ImportProblem.MAPPING_NAME, Map.of("limit", LONGEST_NAME));
        }
        if (told.mapping().isEmpty()) {
            throw new Problem(ImportProblem.NOTHING_MAPPED);
        }
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        values.put(FIELDS, ImportStore.json(SavedMapping.fields(told)));
        values.put(POLICY, told.matching().policy().key());
        values.put(MISFIT, told.misfit().key());
        values.put(DEFAULTS, ImportStore.json(told.plan().defaults()));
        values.put(AT, clock.instant());
        return dsl.insertInto(table())
                .set(ID, ids.next())
                .set(OBJECT, told.object().value())
                .set(NAME, called)
                .set(MATCH_BY, told.matching().by())
                .set(BY, Caller.current().user())
                .set(values)
                .onConflict(OBJECT, NAME)
                .doUpdate()
                .set(values)
                .set(MATCH_BY, told.matching().by())
                .returningResult(ALL)
                .fetchSingle(SavedMappings::mapping);
    }

    /** Maps the columns of an import by it. */
    public Import apply(UUID id, UUID saved) {
        Import told = imports.require(id);
        ObjectDefinition object = schemas.require(told.object());
        SavedMapping mapping = require(saved);
        if (!mapping.object().equals(told.object())) {
            throw absent(saved);
        }
        return imports.settle(id, mapping.settings(told, reaches.of(object)));
    }

    /** Whoever made it may forget it, and administrators. */
    public void forget(UUID saved) {
        SavedMapping mapping = require(saved);
        Caller caller = Caller.current();
        boolean own = mapping.createdBy() != null && mapping.createdBy().equals(caller.user());
        if (!own && !caller.is(Role.ADMINISTRATOR)) {
            throw absent(saved);
        }
        dsl.deleteFrom(table()).where(ID.eq(saved)).execute();
    }

    private SavedMapping require(UUID saved) {
        return dsl.select(ALL)
                .from(table())
                .where(ID.eq(saved))
                .fetchOptional(SavedMappings::mapping)
                .orElseThrow(() -> absent(saved));
    }

    private static Problem absent(UUID saved) {
        return new Problem(ImportProblem.MAPPING_ABSENT, Map.of("id", saved));
    }

    private Table<?> table() {
        return DSL.table(name(tenants.schema(Caller.current().tenant()), "import_mapping"));
    }

    private static SavedMapping mapping(Record row) {
        return new SavedMapping(
                row.get(ID),
                new ObjectName(row.get(OBJECT)),
                row.get(NAME),
                fields(row.get(FIELDS)),
                new Matching(row.get(MATCH_BY), Matching.Policy.of(row.get(POLICY))),
                Import.Misfit.of(row.get(MISFIT)),
                ImportStore.JSON.readValue(
                        row.get(DEFAULTS).data(),
                        new TypeReference<Map<String, List<String>>>() {}),
                row.get(AT),
                row.get(BY));
    }

    private static Map<String, @Nullable String> fields(JSONB json) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        ImportStore.JSON
                .readTree(json.data())
                .properties()
                .forEach(
                        each ->
                                fields.put(
                                        each.getKey(),
                                        each.getValue().isNull()
                                                ? null
                                                : each.getValue().asString()));
        return fields;
    }
}
