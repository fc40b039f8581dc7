package guanlan.engine.query;

import guanlan.core.criteria.EvaluationContext;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Standing;
import java.time.Instant;

/** What criteria may know of the one who asks. */
final class Asker {
    private Asker() {}

    static EvaluationContext context(Caller caller, Instant now, Permits permits) {
        return new EvaluationContext(
                caller.user(),
                now,
                caller.zone(),
                crowd -> {
                    Standing standing = permits.standing(caller);
                    return switch (crowd) {
                        case MY_DEPARTMENTS -> standing.departments();
                        case MY_DEPARTMENT_TREE -> standing.departmentTree();
                        case MY_SUBORDINATES -> standing.subordinates();
                    };
                });
    }
}
