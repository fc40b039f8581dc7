package guanlan.domain.lifecycle;

import guanlan.engine.schema.ObjectName;
import java.util.List;

/** The fields of an account that say where it stands in its lifecycle. */
final class Standing {
    static final ObjectName ACCOUNT = new ObjectName("account");

    static final String STATE = "lifecycle";
    static final String SINCE = "lifecycle_since";
    static final String RULE = "lifecycle_rule";
    static final String REASON = "lifecycle_reason";
    static final String UNTIL = "lifecycle_until";

    /** What follows from a move; nobody fills it in. */
    static final List<String> KEPT = List.of(SINCE, RULE);

    /** What moves with the state, and would make a rule ask itself. */
    static final List<String> MOVING = List.of(STATE, RULE, REASON, UNTIL);

    private Standing() {}
}
