package guanlan.engine.records;

import guanlan.platform.problems.Finding;
import java.util.List;

/** The outcomes of a batch, in the order of its rows. */
public record Written(List<Outcome> outcomes) {
    public Written {
        outcomes = List.copyOf(outcomes);
    }

    public long count(Class<? extends Outcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    public boolean isClean() {
        return count(Outcome.Rejected.class) == 0;
    }

    /** Every complaint about every row. */
    public List<Finding> findings() {
        return outcomes.stream()
                .filter(Outcome.Rejected.class::isInstance)
                .flatMap(outcome -> ((Outcome.Rejected) outcome).findings().stream())
                .toList();
    }
}
