package guanlan.domain.sales;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Finding;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The clock of a lead: it runs from when the lead came until it is no longer new. Only imports may
 * say that it came earlier than it was written down. It counts as converted only with what came of
 * it.
 */
@Component
class LeadCourse implements Behaviour {
    private static final String STATUS = "status";
    private static final String NEW = "new";
    static final String RECEIVED_AT = "received_at";
    private static final String RESPONDED_AT = "responded_at";

    @Override
    public ObjectName object() {
        return LeadConversions.LEAD;
    }

    @Override
    public void plan(Planned batch) {
        for (PlannedRow row : batch.rows()) {
            if (row.isRemoved() || row.isRestored()) {
                continue;
            }
            came(row, batch);
            if (row.isNew() && row.after(STATUS) == null) {
                row.set(STATUS, NEW);
            }
            follow(row, batch);
        }
    }

    private static void came(PlannedRow row, Planned batch) {
        boolean told = row.gives(RECEIVED_AT) && row.changes(RECEIVED_AT);
        if (told && !Transition.tellsOfThePast(batch.cause()) && !isPutBack(batch)) {
            row.refuse(Finding.of(RECEIVED_AT, SalesProblem.RECEIVED_IS_KEPT));
        } else if (row.after(RECEIVED_AT) instanceof Instant at && at.isAfter(batch.at())) {
            row.refuse(Finding.of(RECEIVED_AT, SalesProblem.RECEIVED_IN_FUTURE));
        } else if (row.after(RECEIVED_AT) == null) {
            Object written = row.isNew() ? batch.at() : row.before("created_at");
            row.set(RECEIVED_AT, written == null ? batch.at() : written);
        }
    }

    private static boolean isPutBack(Planned batch) {
        return switch (batch.cause().kind()) {
            case UNDO, MERGE, UNMERGE -> true;
            case SCREEN, API, IMPORT, MASS, SAMPLE, RULE, SYSTEM -> false;
        };
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
