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

    public static final String AMOUNT = "amount";
    static final String PIPELINE = "pipeline";
    static final String STAGE = "stage";
    public static final String STATUS = "status";
    static final String LOST_REASON = "lost_reason";
    static final String LOST_NOTE = "lost_note";
    public static final String PROBABILITY = "probability";
    static final String CHECKED = "checked";
    public static final String OPENED_AT = "opened_at";
    static final String ENTERED_AT = "stage_entered_at";
    public static final String CLOSED_AT = "closed_at";
    public static final String EXPECTED_CLOSE = "expected_close";
    public static final String PROMISED_CLOSE = "promised_close";
    public static final String FORECAST = "forecast";
    static final String SLIPS = "slips";
    static final String FURTHEST = "furthest";
    static final String COURSE = "course";
    static final String LAST_ACTIVITY_AT = "last_activity_at";

    private Deals() {}
}
