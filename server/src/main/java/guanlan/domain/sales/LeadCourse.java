package guanlan.domain.sales;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Finding;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The clock of a lead: it is to be answered within an hour, and is when it is no longer new. It
 * counts as converted only with what came of it.
 */
@Component
class LeadCourse implements Behaviour {
    private static final Duration ANSWER = Duration.ofHours(1);
    private static final String STATUS = "status";
    private static final String NEW = "new";
    private static final String RESPOND_BY = "respond_by";
    private static final String RESPONDED_AT = "responded_at";

    @Override
    public ObjectName object() {
        return LeadConversions.LEAD;
    }

    @Override
    public void plan(Planned batch) {
        for (PlannedRow row : batch.rows()) {
            if (row.isNew()) {
                begin(row, batch);
            }
            if (!row.isRemoved() && !row.isRestored()) {
                follow(row, batch);
            }
        }
    }

    private static void begin(PlannedRow row, Planned batch) {
        if (row.after(STATUS) == null) {
            row.set(STATUS, NEW);
        }
        if (row.after(RESPOND_BY) == null) {
            row.set(RESPOND_BY, batch.at().plus(ANSWER));
        }
    }

    private static void follow(PlannedRow row, Planned batch) {
        Object status = row.after(STATUS);
        if ("converted".equals(status) && row.after("account") == null) {
            row.refuse(Finding.of(STATUS, SalesProblem.LEAD_NOT_CONVERTED));
        }
        if (row.after(RESPONDED_AT) == null && status != null && !NEW.equals(status)) {
            row.set(RESPONDED_AT, batch.at());
        }
    }
}
