package guanlan.engine.query;

import guanlan.core.criteria.Criteria;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.SchemaProblem;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The tables that one statement reads: the object's own, and those its references lead to, each
 * joined once however often it is named. What the caller may not see is not there: a hidden field
 * is absent, and a reference to a record outside his scope leads nowhere.
 */
final class Reach {
    private final ObjectDefinition object;
    private final Reaches world;
    private final Map<String, Stop> stops = new HashMap<>();
    private final Stop start;
    private Table<?> tables;

    Reach(ObjectDefinition object, Reaches world, Table<?> rows) {
        this.object = object;
        this.world = world;
        this.start = stop(object, Tables.table(object.name()), world.permit(object));
        this.tables = rows;
    }

    /** A table in the statement, under its name there, with what of it may be read. */
    private record Stop(CriteriaNames names, Permit permit) {
        ObjectDefinition object() {
            return names.object();
        }

        String name() {
            return names.table();
        }
    }

    private Stop stop(ObjectDefinition to, String name, Permit permit) {
        return new Stop(world.names(to, name), permit);
    }

    private Place place(Stop stop, String path, FieldDefinition field) {
        FieldPermit permit = stop.permit().field(field.name());
        FieldColumns columns = world.columns();
        return new Place(
                path,
                field,
                columns.read(stop.names(), field, permit),
                columns.veil(stop.names(), field, permit));
    }

    /** All tables of the places asked for so far. */
    Table<?> tables() {
        return tables;
    }

    Field<UUID> id() {
        return DSL.field(DSL.name(start.name(), SystemField.ID.field()), UUID.class);
    }

    /** Every field of the object itself that the caller may see. */
    List<Place> all() {
        return all(_ -> true);
    }

    List<Place> all(Predicate<FieldDefinition> wanted) {
        return object.fields().values().stream()
                .filter(wanted)
                .filter(field -> start.permit().shows(field.name()))
                .map(field -> place(start, field.name(), field))
                .toList();
    }

    /** The field at the end of a path of references, to be asked, sorted or added up by. */
    Place place(String path) {
        Place place = shown(path);
        if (!end(path).asked()) {
            throw absent(path);
        }
        return place;
    }

    private FieldPermit end(String path) {
        int dot = path.lastIndexOf('.');
        Stop stop = dot < 0 ? start : Objects.requireNonNull(stops.get(path.substring(0, dot)));
        return stop.permit().field(path.substring(dot + 1));
    }

    /** The field at the end of a path of up to three references, to be told. */
    Place shown(String path) {
        List<String> steps = List.of(path.split("\\.", -1));
        if (steps.size() - 1 > Criteria.MAX_STEPS) {
            throw new Problem(
                    QueryProblem.TOO_FAR, Map.of("field", path, "most", Criteria.MAX_STEPS));
        }
        Stop stop = start;
        for (int at = 1; at < steps.size(); at++) {
            stop = follow(stop, String.join(".", steps.subList(0, at)), path);
        }
        FieldDefinition field = shown(stop, steps.getLast(), path);
        return place(stop, path, field);
    }

    private Stop follow(Stop from, String to, String path) {
        Stop known = stops.get(to);
        if (known != null) {
            return known;
        }
        FieldDefinition reference = shown(from, to.substring(to.lastIndexOf('.') + 1), path);
        ObjectDefinition target =
                reference.target().map(world::definition).orElseThrow(() -> absent(path));
        Permit permit = world.permit(target);
        if (!permit.allows(Right.SEE)) {
            throw absent(path);
        }
        var stop = stop(target, "via_" + (stops.size() + 1), permit);
        FieldPermit way = from.permit().field(reference.name());
        join(stop, world.columns().read(from.names(), reference, way));
        stops.put(to, stop);
        return stop;
    }

    private void join(Stop stop, Field<?> reference) {
        Field<UUID> id = DSL.field(DSL.name(stop.name(), SystemField.ID.field()), UUID.class);
        tables =
                tables.leftJoin(Tables.of(world.schema(), stop.object().name()).as(stop.name()))
                        .on(id.eq(reference.coerce(UUID.class)))
                        .and(world.columns().within(stop.permit().extent(Right.SEE), stop.names()));
    }

    private static FieldDefinition shown(Stop stop, String name, String path) {
        return stop.object()
                .field(name)
                .filter(field -> stop.permit().shows(field.name()))
                .orElseThrow(() -> absent(path));
    }

    private static Problem absent(String path) {
        return new Problem(SchemaProblem.FIELD_ABSENT, Map.of("field", path));
    }
}
