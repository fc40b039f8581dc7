package guanlan.domain.sales;

import guanlan.platform.problems.Code;

/** What goes wrong with deals, and with the pipelines they move along. */
public enum SalesProblem implements Code {
    /** Parameter {@code object}. */
    NO_PIPELINE("sales.no_pipeline", 422),
    OTHER_PIPELINE("sales.other_pipeline", 422),
    /** Parameter {@code pipeline}. */
    PIPELINE_RETIRED("sales.pipeline_retired", 422),
    /** Parameter {@code pipeline}. */
    NO_STAGES("sales.no_stages", 422),
    NO_STAGE_GIVEN("sales.no_stage_given", 422),
    /** Parameter {@code pipeline}. */
    STAGE_ELSEWHERE("sales.stage_elsewhere", 422),
    /** Parameter {@code stage}. */
    STAGE_RETIRED("sales.stage_retired", 422),
    /** Parameters {@code first}, {@code pipeline}. */
    BEGINS_ELSEWHERE("sales.begins_elsewhere", 422),
    /** Parameters {@code from}, {@code to}, {@code allowed}. */
    MOVE_NOT_ALLOWED("sales.move_not_allowed", 422),
    DEAL_LOST("sales.deal_lost", 422),
    /** Parameters {@code stage}, {@code won}: the stages where it would be. */
    NOT_WON_HERE("sales.not_won_here", 422),
    /** Parameter {@code stage}. */
    WON_HERE("sales.won_here", 422),
    LOST_WITHOUT_REASON("sales.lost_without_reason", 422),
    /** Parameters {@code stage}, {@code label}: of the field that is empty. */
    GATE_FIELD("sales.gate_field", 422),
    /** Parameters {@code stage}, {@code condition}. */
    GATE_SHUT("sales.gate_shut", 422),
    /** Parameter {@code stage}. */
    GATE_BROKEN("sales.gate_broken", 422),
    /** Parameters {@code stage}, {@code items}. */
    GATE_CHECKLIST("sales.gate_checklist", 422),
    /** Parameter {@code label}. */
    KEPT_BY_MOVES("sales.kept_by_moves", 422),
    ENTERED_WITHOUT_MOVE("sales.entered_without_move", 422),
    CLOSED_WITHOUT_END("sales.closed_without_end", 422),
    /** Parameter {@code label}. */
    IN_FUTURE("sales.in_future", 422),
    /** Parameters {@code label}, {@code last}. */
    BEFORE_LAST("sales.before_last", 422),
    /** Parameters {@code word}, {@code pipeline}, {@code stages}: its stages. */
    COURSE_STAGE("sales.course_stage", 422),
    /** Parameter {@code most}. */
    COURSE_LENGTH("sales.course_length", 422),
    /** Parameter {@code moment}. */
    COURSE_IN_FUTURE("sales.course_in_future", 422),
    /** Parameters {@code moment}, {@code before}. */
    COURSE_BACKWARDS("sales.course_backwards", 422),
    PIPELINE_FIXED("sales.pipeline_fixed", 422),
    OBJECT_FIXED("sales.object_fixed", 422),
    /** Parameters {@code name}, {@code object}. */
    GATE_FIELD_ABSENT("sales.gate_field_absent", 422),
    /** Parameter {@code name}. */
    GATE_FIELD_COMPUTED("sales.gate_field_computed", 422),
    /** Parameter {@code reason}. */
    GATE_UNREADABLE("sales.gate_unreadable", 422),
    TARGET_ELSEWHERE("sales.target_elsewhere", 422),
    LEAD_CONVERTED("sales.lead_converted", 409),
    /** Parameter {@code company}. */
    LEAD_OF_OTHERS("sales.lead_of_others", 409),
    LEAD_NOT_CONVERTED("sales.lead_not_converted", 422),
    RECEIVED_IS_KEPT("sales.received_is_kept", 422),
    RECEIVED_IN_FUTURE("sales.received_in_future", 422),
    /** Parameter {@code object}. */
    NO_DEALS("sales.no_deals", 404),
    /** Parameter {@code given}. */
    COUNTED_UNKNOWN("sales.counted_unknown", 400),
    /** Parameter {@code years}: the most. */
    PERIOD_LONG("sales.period_long", 400),
    PERIOD_BACKWARDS("sales.period_backwards", 400);

    private final String key;
    private final int status;

    SalesProblem(String key, int status) {
        this.key = key;
        this.status = status;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int status() {
        return status;
    }
}
