package guanlan.domain.allocation;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Finding;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Hours are written as a clock shows them. */
@Component
class AllocationProfileChecks implements Behaviour {
    static final ObjectName PROFILE = new ObjectName("allocation_profile");
    private static final List<String> HOURS = List.of("works_from", "works_to");

    @Override
    public ObjectName object() {
        return PROFILE;
    }

    @Override
    public void plan(Planned batch) {
        for (PlannedRow row : batch.rows()) {
            if (!row.isRemoved()) {
                HOURS.forEach(field -> check(row, field));
            }
        }
    }

    private static void check(PlannedRow row, String field) {
        if (row.after(field) instanceof String written && !written.isBlank()) {
            try {
                LocalTime.parse(written.strip());
            } catch (DateTimeParseException unreadable) {
                row.refuse(
                        Finding.of(
                                field,
                                AllocationProblem.TIME_UNREADABLE,
                                Map.of("given", written)));
            }
        }
    }
}
