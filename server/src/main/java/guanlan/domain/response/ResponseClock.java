package guanlan.domain.response;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.QueryProblem;
import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says by when a lead is to be answered: the first target that takes it does, when it comes, and
 * anew while nobody has answered it and another target takes it. What somebody set by hand stays.
 */
@Component
@Order(ResponseClock.TURN)
class ResponseClock implements Behaviour {
    /** After the lead was graded. */
    static final int TURN = 100;

    static final ObjectName LEAD = new ObjectName("lead");
    static final String RESPOND_BY = "respond_by";
    static final String TARGET = "response_target";
    private static final String RECEIVED_AT = "received_at";
    private static final String RESPONDED_AT = "responded_at";

    private static final Logger LOG = LoggerFactory.getLogger(ResponseClock.class);

    /** Those that take something back: what stood there comes with it. */
    private static final Set<Cause.Kind> BACKWARDS =
            Set.of(Cause.Kind.UNDO, Cause.Kind.MERGE, Cause.Kind.UNMERGE);

    private final ResponseTargets targets;
    private final ResponseAlarms alarms;
    private final CompanyZone zone;

    ResponseClock(ResponseTargets targets, ResponseAlarms alarms, CompanyZone zone) {
        this.targets = targets;
        this.alarms = alarms;
        this.zone = zone;
    }

    @Override
    public ObjectName object() {
        return LEAD;
    }

    @Override
    public void conclude(Planned batch) {
        List<PlannedRow> rows =
                batch.rows().stream().filter(row -> !row.isRemoved() && !row.isRestored()).toList();
        if (rows.isEmpty() || BACKWARDS.contains(batch.cause().kind())) {
            return;
        }
        rows.stream().filter(ResponseClock::isByHand).forEach(row -> row.set(TARGET, null));
        List<ResponseTarget> active = targets.active();
        List<PlannedRow> asked = rows.stream().filter(row -> isAsked(row, active)).toList();
        if (!asked.isEmpty()) {
            zone.caller().run(() -> decide(batch, asked, active));
        }
        var moments = new ResponseAlarms.Moments(batch.at());
        rows.stream().filter(ResponseClock::isAwaited).forEach(row -> expect(row, active, moments));
        alarms.set(moments);
    }

    private static boolean isByHand(PlannedRow row) {
        return row.gives(RESPOND_BY) && row.changes(RESPOND_BY) && row.after(RESPOND_BY) != null;
    }

    /** Whether a target is to say by when. */
    private static boolean isAsked(PlannedRow row, List<ResponseTarget> active) {
        if (row.after(RESPOND_BY) == null) {
            return row.isNew() || row.after(RESPONDED_AT) == null;
        }
        return !row.isNew()
                && !isByHand(row)
                && row.before(TARGET) != null
                && row.after(RESPONDED_AT) == null
                && active.stream().flatMap(ResponseTarget::words).anyMatch(row::changes);
    }

    private void decide(Planned batch, List<PlannedRow> rows, List<ResponseTarget> active) {
        Set<PlannedRow> open = new LinkedHashSet<>(rows);
        for (ResponseTarget target : active) {
            for (PlannedRow row : taken(batch, List.copyOf(open), target)) {
                open.remove(row);
                settle(row, target, batch.at());
            }
        }
        open.stream()
                .filter(row -> row.after(RESPOND_BY) == null)
                .forEach(
                        row ->
                                row.set(
                                        RESPOND_BY,
                                        begin(row, batch.at()).plus(ResponseTarget.USUAL)));
    }

    /** A target that can no longer be read, since a field is gone, takes nothing. */
    private static Collection<PlannedRow> taken(
            Planned batch, List<PlannedRow> open, ResponseTarget target) {
        String applies = target.applies();
        if (applies == null) {
            return open;
        }
        try {
            return batch.fulfilling(ResponseTarget.enclosed(applies), open);
        } catch (Problem problem) {
            if (problem.code() != QueryProblem.CRITERIA_INVALID) {
                throw problem;
            }
            LOG.warn(
                    "response target {} of {} cannot be read",
                    target.id(),
                    Caller.current().tenant());
            return List.of();
        }
    }

    private static void settle(PlannedRow row, ResponseTarget target, Instant at) {
        boolean stays = !row.isNew() && target.id().equals(row.before(TARGET));
        if (!stays || row.after(RESPOND_BY) == null) {
            ZoneId zone = Caller.current().zone();
            row.set(TARGET, target.id());
            row.set(RESPOND_BY, target.deadline(begin(row, at), zone));
        }
    }

    /** A new lead waits since it came; for another target time begins anew. */
    private static Instant begin(PlannedRow row, Instant at) {
        return row.isNew() && row.after(RECEIVED_AT) instanceof Instant came ? came : at;
    }

    private static boolean isAwaited(PlannedRow row) {
        return row.after(RESPONDED_AT) == null
                && (row.isNew() || row.changes(RESPOND_BY) || row.changes("owner"));
    }

    private static void expect(
            PlannedRow row, List<ResponseTarget> active, ResponseAlarms.Moments moments) {
        if (row.after(RESPOND_BY) instanceof Instant by) {
            moments.add(
                    by,
                    active.stream()
                            .filter(target -> target.id().equals(row.after(TARGET)))
                            .findFirst()
                            .map(ResponseTarget::warning)
                            .orElse(ResponseTarget.USUAL_WARNING));
        }
    }
}
