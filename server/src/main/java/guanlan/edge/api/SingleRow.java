package guanlan.edge.api;

import guanlan.engine.records.Outcome;
import guanlan.engine.records.RecordProblem;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.List;
import java.util.Map;

/** The answer to a request about one record that was refused. */
final class SingleRow {
    private SingleRow() {}

    /**
     * What concerns the record as a whole is the problem itself; what concerns its fields are
     * findings of it.
     */
    static Problem problem(Outcome.Rejected rejected) {
        List<Finding> findings = rejected.findings();
        Finding first = findings.getFirst();
        return first.field() == null
                ? new Problem(first.code(), first.params())
                : new Problem(RecordProblem.REJECTED, Map.of("count", 1), findings);
    }
}
