package guanlan.engine.granting;

import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the audit trail is told of changed rights: which role, for whom, of what, until when. What
 * becomes of a row is seen when it is planned, and noted when it was written.
 */
final class RightsNotes {
    /** More in one batch are noted as their number; the log has each. */
    private static final int SINGLE = 50;

    private static final List<String> WORDS =
            List.of(
                    "role",
                    "key",
                    "target",
                    "record",
                    "level",
                    "person",
                    "delegate",
                    "unit",
                    "below",
                    "position",
                    "everybody",
                    "from",
                    "until",
                    "first_day",
                    "last_day");

    private final List<Planned> rows;

    private record Planned(PlannedRow row, String act, Map<String, Object> facts) {}

    private RightsNotes(List<Planned> rows) {
        this.rows = rows;
    }

    /** Kept with the transaction, under the behaviour that plans the batch. */
    static void begin(Object behaviour, List<PlannedRow> rows) {
        Object former = TransactionSynchronizationManager.unbindResourceIfPossible(behaviour);
        List<Planned> planned =
                rows.stream().map(row -> new Planned(row, act(row), facts(row))).toList();
        TransactionSynchronizationManager.bindResource(behaviour, new RightsNotes(planned));
        if (former == null) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            TransactionSynchronizationManager.unbindResourceIfPossible(behaviour);
                        }
                    });
        }
    }

    /** One note for each row that was written; a batch that nobody planned is noted as such. */
    static List<Act> end(Object behaviour, ObjectName object) {
        Act whole = Act.of(Kind.PERMISSION).on(object.value());
        if (!(TransactionSynchronizationManager.unbindResourceIfPossible(behaviour)
                instanceof RightsNotes notes)) {
            return List.of(whole);
        }
        List<Planned> written = notes.rows.stream().filter(one -> !one.row.isRefused()).toList();
        return written.size() > SINGLE
                ? List.of(whole.counting(written.size()))
                : written.stream().map(one -> noted(whole, object, one)).toList();
    }

    private static Act noted(Act whole, ObjectName object, Planned one) {
        Act act = whole.on(object.value(), one.row.id()).fact("act", one.act);
        for (Map.Entry<String, Object> fact : one.facts.entrySet()) {
            act = act.fact(fact.getKey(), fact.getValue());
        }
        return act;
    }

    private static String act(PlannedRow row) {
        if (row.isNew()) {
            return "create";
        }
        return row.isRemoved() ? "delete" : row.isRestored() ? "restore" : "update";
    }

    private static Map<String, Object> facts(PlannedRow row) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String word : WORDS) {
            Object fact = fact(row.after(word));
            if (fact != null) {
                facts.put(word, fact);
            }
        }
        return facts;
    }

    /** A no says nothing. */
    private static @Nullable Object fact(@Nullable Object value) {
        if (value == null || value.equals(false)) {
            return null;
        }
        return value.equals(true) ? value : value.toString();
    }
}
