package guanlan.engine.granting;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RightsStore;
import guanlan.engine.rights.RoleDefinition;
import guanlan.engine.rights.RoleWords;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Extent;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Role;
import guanlan.platform.access.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that a person may, object by object, and through which roles. */
@Component
public class Overviews {
    private final Explanations explanations;
    private final CompiledPermits permits;
    private final Grants grants;
    private final Queries queries;
    private final Schemas schemas;

    Overviews(
            Explanations explanations,
            CompiledPermits permits,
            Grants grants,
            Queries queries,
            Schemas schemas) {
        this.explanations = explanations;
        this.permits = permits;
        this.grants = grants;
        this.queries = queries;
        this.schemas = schemas;
    }

    /** Through whom a role is held. */
    public record Via(Party to, @Nullable Instant until) {}

    /** A role that is held; through nothing: everybody has it. */
    public record Holding(String key, Label label, List<Via> via) {}

    /**
     * @param rights all, some or none by the word of the right
     * @param fields those that are not as free as the object: hidden, masked, some or read
     */
    public record OfObject(
            ObjectDefinition object, Map<String, String> rights, Map<String, String> fields) {}

    public record Overview(
            UUID person,
            boolean administrator,
            List<Holding> roles,
            List<UUID> departments,
            int subordinates,
            List<OfObject> objects,
            Map<UUID, String> titles) {}

    public Overview of(@Nullable UUID person) {
        Caller me = Caller.current();
        UUID about = explanations.asked(me, person);
        Caller other = about.equals(me.user()) ? me : explanations.caller(me, about);
        Standing standing = permits.standing(other);
        List<OfObject> objects = new ArrayList<>();
        for (ObjectDefinition object : schemas.all()) {
            if (isShown(object)) {
                objects.add(object(object, permits.of(other, object.name().value())));
            }
        }
        return new Overview(
                about,
                other.is(Role.ADMINISTRATOR),
                roles(other, about),
                List.copyOf(standing.departments()),
                standing.subordinates().size(),
                objects,
                titles(about, standing.departments()));
    }

    /** What people work with. */
    static boolean isShown(ObjectDefinition object) {
        return object.navigation()
                || object.name().equals(ObjectName.USER)
                || object.name().equals(ObjectName.DEPARTMENT);
    }

    /** What people are called, as far as the caller may know. */
    public Map<UUID, String> names(UUID person) {
        return titles(person, Set.of());
    }

    public boolean administers(UUID person) {
        return explanations.caller(Caller.current(), person).is(Role.ADMINISTRATOR);
    }

    private Map<UUID, String> titles(UUID person, Set<UUID> departments) {
        List<Row> mentioned = new ArrayList<>();
        mentioned.add(Row.of(Map.of("person", person)));
        departments.forEach(unit -> mentioned.add(Row.of(Map.of("unit", unit))));
        return queries.titles(RightsStore.SHARE, mentioned);
    }

    /** Grants are told to those who see grants; others are told the roles alone. */
    private List<Holding> roles(Caller other, UUID person) {
        Map<String, List<Via>> through = new HashMap<>();
        if (permits.of(Caller.current(), RightsStore.GRANT.value()).allows(Right.SEE)) {
            grants.list(null, person).stream()
                    .filter(grant -> grant.state().equals("active"))
                    .forEach(
                            grant ->
                                    through.computeIfAbsent(
                                                    String.valueOf(grant.text("role")),
                                                    _ -> new ArrayList<>())
                                            .add(new Via(grant.to(), grant.moment("until"))));
        }
        return permits.held(other).stream()
                .map(role -> holding(role, through.getOrDefault(role.key(), List.of())))
                .toList();
    }

    private static Holding holding(RoleDefinition role, List<Via> via) {
        return new Holding(role.key(), role.label(), via);
    }

    static OfObject object(ObjectDefinition object, Permit permit) {
        Map<String, String> rights = new LinkedHashMap<>();
        for (Right right : Right.values()) {
            rights.put(RoleWords.key(right), word(permit.extent(right)));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        object.fields()
                .keySet()
                .forEach(
                        name -> {
                            FieldPermit field = permit.field(name);
                            if (!field.equals(FieldPermit.FREE)) {
                                fields.put(name, word(field));
                            }
                        });
        return new OfObject(object, rights, fields);
    }

    private static String word(Extent extent) {
        return extent.isPartial() ? "some" : extent.equals(Extent.ALL) ? "all" : "none";
    }

    private static String word(FieldPermit field) {
        if (!field.shown()) {
            return "hidden";
        }
        if (!field.asked()) {
            return "masked";
        }
        return field.plain() && !field.edit().isPartial() ? "read" : "some";
    }
}
