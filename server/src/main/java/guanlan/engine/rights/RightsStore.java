package guanlan.engine.rights;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.Links;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what rights are made of straight from its tables: whoever compiles a Permit cannot ask for
 * one. And the number that counts its changes.
 */
@Component
public class RightsStore {
    public static final ObjectName ROLE = new ObjectName("role");
    public static final ObjectName GRANT = new ObjectName("role_grant");
    public static final ObjectName SHARE = SharedRecords.SHARE;

    private static final Logger LOG = LoggerFactory.getLogger(RightsStore.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final Field<Long> VERSION = field(name("version"), Long.class);
    private static final Field<String> KEY = field(name("key"), String.class);
    private static final Field<String> SOURCE = field(name("source"), String.class);
    private static final Field<UUID> DEPARTMENT = field(name("department"), UUID.class);

    private final DSLContext dsl;

    RightsStore(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Where a person stands, as his record says. */
    record Place(@Nullable UUID department, Set<UUID> departments, @Nullable String position) {}

    long version(String schema) {
        return Objects.requireNonNull(
                dsl.select(VERSION).from(versions(schema)).fetchSingle(VERSION));
    }

    /** Counts a change; held until the end of the transaction, so it comes last in it. */
    public void count(String schema) {
        dsl.update(versions(schema)).set(VERSION, VERSION.plus(1)).execute();
    }

    private static Table<?> versions(String schema) {
        return DSL.table(name(schema, "rights_version"));
    }

    /** The shipped roles, as far as the company has not changed them, and its own. */
    Map<String, RoleDefinition> roles(String schema) {
        Map<String, RoleDefinition> roles = new LinkedHashMap<>(ShippedRoles.ALL);
        dsl.select(ID, VERSION, KEY, SOURCE)
                .from(Tables.of(schema, ROLE))
                .where(Party.KEPT)
                .orderBy(ID)
                .forEach(
                        row -> {
                            JsonNode source = source(row.get(KEY), row.get(SOURCE));
                            roles.put(
                                    row.get(KEY),
                                    new RoleDefinition(
                                            row.get(KEY),
                                            ShippedRoles.label(source.path("label")),
                                            ShippedRoles.label(source.path("purpose")),
                                            ShippedRoles.ALL.containsKey(row.get(KEY)),
                                            row.get(ID),
                                            row.get(VERSION),
                                            new RoleWords().objects(source.path("objects"))));
                        });
        return roles;
    }

    /** What cannot be read gives nothing. */
    private static JsonNode source(String key, String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException broken) {
            LOG.error("role {} gives nothing, it cannot be read", key, broken);
            return JSON.createObjectNode();
        }
    }

    Place place(String schema, UUID person) {
        Table<?> people = Tables.of(schema, ObjectName.USER);
        @Nullable Record own =
                dsl.select(DEPARTMENT, Party.POSITION).from(people).where(ID.eq(person)).fetchOne();
        Set<UUID> departments =
                new HashSet<>(
                        dsl.select(Links.TARGET)
                                .from(Links.of(schema))
                                .where(Links.RECORD.eq(person))
                                .and(Links.RELATION.eq("user.departments"))
                                .fetch(Links.TARGET));
        if (own != null && own.get(DEPARTMENT) != null) {
            departments.add(own.get(DEPARTMENT));
        }
        return own == null
                ? new Place(null, departments, null)
                : new Place(own.get(DEPARTMENT), departments, own.get(Party.POSITION));
    }

    /** The departments and all below them; a loop ends where it began. */
    Set<UUID> below(String schema, Set<UUID> departments) {
        return reached(
                """
                with recursive reached(id) as (
                    select unnest({0})
                    union
                    select d.id from {1} d join reached r on d.parent = r.id where d.deleted_at is null)
                select id from reached
                """,
                schema, departments);
    }

    /** The departments and all above them. */
    Set<UUID> above(String schema, Set<UUID> departments) {
        return reached(
                """
                with recursive reached(id) as (
                    select unnest({0})
                    union
                    select d.parent from {1} d join reached r on d.id = r.id where d.parent is not null)
                select id from reached
                """,
                schema, departments);
    }

    private Set<UUID> reached(String sql, String schema, Set<UUID> departments) {
        if (departments.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(
                dsl.resultQuery(
                                sql,
                                DSL.val(departments.toArray(UUID[]::new)),
                                Tables.of(schema, ObjectName.DEPARTMENT))
                        .fetch(found -> found.get(0, UUID.class)));
    }

    /** Whose line of managers leads to the person, and all of the departments that he manages. */
    Set<UUID> led(String schema, UUID person) {
        return Set.copyOf(
                dsl.resultQuery(
                                """
                                with recursive managed(id) as (
                                    select id from {1} where manager = {0} and deleted_at is null
                                    union
                                    select d.id from {1} d join managed m on d.parent = m.id where d.deleted_at is null),
                                led(id) as (
                                    (select id from {2} where manager = {0} and deleted_at is null
                                     union
                                     select id from {2} where department in (select id from managed) and deleted_at is null)
                                    union
                                    select u.id from {2} u join led l on u.manager = l.id where u.deleted_at is null)
                                select id from led where id <> {0}
                                """,
                                DSL.val(person),
                                Tables.of(schema, ObjectName.DEPARTMENT),
                                Tables.of(schema, ObjectName.USER))
                        .fetch(found -> found.get(0, UUID.class)));
    }

    /** Grants that reach a person, whenever they count. */
    Result<? extends Record> grants(String schema, Holder person) {
        return dsl.select(ID, Party.ROLE, Party.FROM, Party.UNTIL)
                .from(Tables.of(schema, GRANT))
                .where(Party.KEPT)
                .and(Party.reaches(person))
                .fetch();
    }

    /** Shares that reach a person: single records only by their object, criteria one by one. */
    Result<? extends Record> shares(String schema, Holder person, Instant now) {
        return dsl.selectDistinct(
                        SharedRecords.TARGET,
                        SharedRecords.CONDITION,
                        DSL.when(SharedRecords.CONDITION.isNotNull(), SharedRecords.LEVEL)
                                .as(SharedRecords.LEVEL),
                        DSL.when(SharedRecords.CONDITION.isNotNull(), Party.UNTIL).as(Party.UNTIL))
                .from(Tables.of(schema, SharedRecords.SHARE))
                .where(Party.KEPT)
                .and(Party.UNTIL.isNull().or(Party.UNTIL.gt(now)))
                .and(Party.sharedWith(person))
                .fetch();
    }
}
