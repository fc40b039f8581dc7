package guanlan.domain.sales;

import guanlan.engine.schema.ObjectName;
import java.util.List;

/** The three models of a deal, and the fields that all of them have in common. */
public final class Deals {
    public static final ObjectName OPPORTUNITY = new ObjectName("opportunity");
    public static final ObjectName QUICK_ORDER = new ObjectName("quick_order");
    public static final ObjectName PROJECT = new ObjectName("project");
    public static final List<ObjectName> MODELS = List.of(OPPORTUNITY, QUICK_ORDER, PROJECT);

    public static final String OPEN = "open";
    public static final String WON = "won";
    public static final String LOST = "lost";

    static final String AMOUNT = "amount";
    static final String PIPELINE = "pipeline";
    static final String STAGE = "stage";
    static final String STATUS = "status";
    static final String LOST_REASON = "lost_reason";
    static final String LOST_NOTE = "lost_note";
    static final String PROBABILITY = "probability";
    static final String CHECKED = "checked";
    static final String OPENED_AT = "opened_at";
    static final String ENTERED_AT = "stage_entered_at";
    static final String CLOSED_AT = "closed_at";
    static final String FURTHEST = "furthest";
    static final String LAST_ACTIVITY_AT = "last_activity_at";

    private Deals() {}
}
