package guanlan.engine.granting;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RightsProblem;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For whom a grant or a share is, in its record and in words. */
@Component
class Parties {
    private static final ObjectName GRANT_LIKE = new ObjectName("share");

    private final Queries queries;
    private final CompiledPermits permits;

    Parties(Queries queries, CompiledPermits permits) {
        this.queries = queries;
        this.permits = permits;
    }

    /** The values of the record's fields; what is wrong is added to the findings. */
    Map<String, @Nullable Object> values(
            @Nullable Party to, boolean ofShare, List<Finding> findings) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("person", null);
        values.put("unit", null);
        values.put("below", null);
        values.put("position", null);
        values.put("everybody", null);
        if (ofShare) {
            values.put("role", null);
        }
        if (to == null || !fill(to, ofShare, values)) {
            findings.add(Finding.of("to", RightsProblem.NO_PARTY));
        }
        return values;
    }

    private boolean fill(Party to, boolean ofShare, Map<String, @Nullable Object> values) {
        UUID id = to.id();
        switch (to.kind()) {
            case "person" -> {
                values.put("person", id);
                return id != null && exists(ObjectName.USER, id);
            }
            case "department" -> {
                values.put("unit", id);
                values.put("below", Boolean.TRUE.equals(to.below()));
                return id != null && exists(ObjectName.DEPARTMENT, id);
            }
            case "position" -> {
                values.put("position", to.position());
                return to.position() != null && !to.position().isBlank();
            }
            case "role" -> {
                values.put("role", to.role());
                return ofShare && to.role() != null && permits.role(to.role()).isPresent();
            }
            case "everybody" -> {
                values.put("everybody", true);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean exists(ObjectName object, UUID id) {
        return queries.find(object, id).filter(row -> !row.isDeleted()).isPresent();
    }

    /** For whom a record of a grant or share is. */
    List<Party> of(List<Row> rows) {
        Map<UUID, String> titles = queries.titles(GRANT_LIKE, rows);
        List<Party> parties = new ArrayList<>();
        rows.forEach(row -> parties.add(of(row, titles)));
        return parties;
    }

    private Party of(Row row, Map<UUID, String> titles) {
        if (row.value("person") instanceof UUID person) {
            return new Party("person", person, null, null, null, titles.get(person));
        }
        if (row.value("unit") instanceof UUID unit) {
            boolean below = Boolean.TRUE.equals(row.value("below"));
            return new Party("department", unit, below, null, null, titles.get(unit));
        }
        if (row.value("position") instanceof String position) {
            return new Party("position", null, null, position, null, position);
        }
        if (row.value("role") instanceof String role && row.has("record")) {
            Locale locale = Caller.current().locale();
            Optional<String> label = permits.role(role).map(found -> found.label().in(locale));
            return new Party("role", null, null, null, role, label.orElse(role));
        }
        return new Party("everybody", null, null, null, null, null);
    }
}
