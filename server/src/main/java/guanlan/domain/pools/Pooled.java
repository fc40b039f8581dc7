package guanlan.domain.pools;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import java.util.List;

/** The objects whose records go through pools, and the fields that say where one is. */
final class Pooled {
    static final ObjectName ACCOUNT = new ObjectName("account");
    static final ObjectName LEAD = new ObjectName("lead");
    static final ObjectName CONTACT = new ObjectName("contact");
    static final List<ObjectName> OBJECTS = List.of(ACCOUNT, LEAD);

    static final String OWNER = SystemField.OWNER.field();
    static final String DEPARTMENT = SystemField.DEPARTMENT.field();
    static final String POOL = "pool";
    static final String SINCE = "pooled_at";
    static final String REASON = "pool_reason";
    static final String FORMER_OWNER = "former_owner";
    static final String CLAIMED_AT = "claimed_at";
    static final String PROTECTED_UNTIL = "protected_until";

    /** What follows from the moves of a record; nobody fills it in. */
    static final List<String> KEPT = List.of(SINCE, FORMER_OWNER, CLAIMED_AT);

    private Pooled() {}
}
