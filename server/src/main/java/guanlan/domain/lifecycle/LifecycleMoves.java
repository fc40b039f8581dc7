package guanlan.domain.lifecycle;

import guanlan.domain.pools.CompanyZone;
import guanlan.engine.query.QueryProblem;
import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * An account comes into a state by the first rule that takes it, or by hand with a reason; whoever
 * writes: a screen, an import, a mass job, the clock. A state set by hand is kept for some days.
 */
@Component
class LifecycleMoves implements Behaviour {
    /** Days for which a state set by hand is kept, unless it is said otherwise. */
    static final int USUAL_DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(LifecycleMoves.class);

    /** Those that take something back: what stood there comes with it. */
    private static final Set<Cause.Kind> BACKWARDS =
            Set.of(Cause.Kind.UNDO, Cause.Kind.MERGE, Cause.Kind.UNMERGE);

    private static final Set<Cause.Kind> PAST = Set.of(Cause.Kind.IMPORT, Cause.Kind.SAMPLE);

    private static final Set<Cause.Kind> PEOPLE =
            Set.of(Cause.Kind.SCREEN, Cause.Kind.API, Cause.Kind.MASS);

    private final LifecycleRules rules;
    private final States states;
    private final Schemas schemas;
    private final CompanyZone zone;

    LifecycleMoves(LifecycleRules rules, States states, Schemas schemas, CompanyZone zone) {
        this.rules = rules;
        this.states = states;
        this.schemas = schemas;
        this.zone = zone;
    }

    @Override
    public ObjectName object() {
        return Standing.ACCOUNT;
    }

    @Override
    public void plan(Planned batch) {
        if (BACKWARDS.contains(batch.cause().kind())) {
            return;
        }
        List<PlannedRow> rows =
                batch.rows().stream().filter(row -> !row.isRemoved() && !row.isRestored()).toList();
        if (rows.isEmpty()) {
            return;
        }
        Ladder ladder = rules.ladder();
        List<PlannedRow> asked = asked(batch, rows, ladder.words());
        if (!asked.isEmpty()) {
            zone.caller().run(() -> decide(batch, asked, ladder));
        }
    }

    /** Those whose state is up to the rules; of the others it is settled here. */
    private List<PlannedRow> asked(Planned batch, List<PlannedRow> rows, Set<String> words) {
        boolean knocked = Knock.isHeard();
        List<PlannedRow> asked = new ArrayList<>();
        for (PlannedRow row : rows) {
            if (knocked) {
                row.set(Standing.REASON, row.before(Standing.REASON));
                asked.add(row);
            } else if (isByHand(row)) {
                byHand(row, batch);
            } else if (!keptIsGiven(row, batch.cause().kind()) && mayMove(row, words)) {
                asked.add(row);
            }
        }
        return asked;
    }

    private static boolean isByHand(PlannedRow row) {
        return row.gives(Standing.STATE)
                && row.changes(Standing.STATE)
                && row.after(Standing.STATE) != null;
    }

    private static boolean mayMove(PlannedRow row, Set<String> words) {
        return row.isNew()
                || row.changes(Standing.STATE)
                || row.changes(Standing.UNTIL)
                || words.stream().anyMatch(word -> row.gives(word) && row.changes(word));
    }

    private boolean keptIsGiven(PlannedRow row, Cause.Kind door) {
        boolean given = false;
        for (String field : Standing.KEPT) {
            if (!PAST.contains(door) && row.gives(field) && row.changes(field)) {
                String label =
                        schemas.require(Standing.ACCOUNT)
                                .require(field)
                                .label()
                                .in(Caller.current().locale());
                row.refuse(Finding.of(field, LifecycleProblem.KEPT, Map.of("label", label)));
                given = true;
            }
        }
        return given;
    }

    private void byHand(PlannedRow row, Planned batch) {
        Cause.Kind door = batch.cause().kind();
        if (keptIsGiven(row, door)) {
            return;
        }
        boolean reasoned = row.gives(Standing.REASON) && row.after(Standing.REASON) != null;
        if (PEOPLE.contains(door) && !row.isNew() && !reasoned) {
            row.refuse(Finding.of(Standing.REASON, LifecycleProblem.REASON_NEEDED));
            return;
        }
        LocalDate today = batch.at().atZone(zone.now()).toLocalDate();
        if (!row.gives(Standing.UNTIL)) {
            row.set(Standing.UNTIL, today.plusDays(USUAL_DAYS));
        } else if (row.after(Standing.UNTIL) instanceof LocalDate until && until.isBefore(today)) {
            row.refuse(Finding.of(Standing.UNTIL, LifecycleProblem.UNTIL_PAST));
            return;
        }
        if (!reasoned) {
            row.set(Standing.REASON, null);
        }
        boolean told =
                PAST.contains(door)
                        && row.after(Standing.SINCE) != null
                        && row.gives(Standing.SINCE);
        if (!told) {
            row.set(Standing.SINCE, batch.at());
        }
        row.set(Standing.RULE, null);
    }

    /**
     * A rule that can no longer be read stops all, until it is put right: nothing moves by half of
     * them.
     */
    private void decide(Planned batch, List<PlannedRow> rows, Ladder ladder) {
        LocalDate today = batch.at().atZone(Caller.current().zone()).toLocalDate();
        Set<PlannedRow> open = new LinkedHashSet<>();
        rows.stream().filter(row -> !isKept(row, today)).forEach(open::add);
        List<Decision> decisions = new ArrayList<>();
        try {
            for (LifecycleRule rule : ladder.rules()) {
                for (PlannedRow row : taken(batch, open, rule)) {
                    open.remove(row);
                    decisions.add(new Decision(row, rule));
                }
            }
        } catch (Problem problem) {
            if (problem.code() != QueryProblem.CRITERIA_INVALID) {
                throw problem;
            }
            LOG.warn("a lifecycle rule of {} cannot be read", Caller.current().tenant());
            return;
        }
        decisions.forEach(decision -> settle(decision, batch.at()));
    }

    private record Decision(PlannedRow row, LifecycleRule rule) {}

    private static boolean isKept(PlannedRow row, LocalDate today) {
        return row.after(Standing.STATE) != null
                && row.after(Standing.UNTIL) instanceof LocalDate until
                && !until.isBefore(today);
    }

    private Set<PlannedRow> taken(Planned batch, Set<PlannedRow> open, LifecycleRule rule) {
        if (!states.has(rule.state())) {
            throw new Problem(QueryProblem.CRITERIA_INVALID);
        }
        List<PlannedRow> leaving =
                open.stream().filter(row -> rule.leaves(row.before(Standing.STATE))).toList();
        String condition = rule.condition();
        return condition == null || leaving.isEmpty()
                ? new LinkedHashSet<>(leaving)
                : batch.fulfilling(condition, leaving);
    }

    private static void settle(Decision decision, Instant at) {
        PlannedRow row = decision.row();
        LifecycleRule rule = decision.rule();
        boolean cleared = row.gives(Standing.STATE) && row.after(Standing.STATE) == null;
        if (rule.state().equals(row.before(Standing.STATE)) && !cleared) {
            return;
        }
        boolean moved = !rule.state().equals(row.before(Standing.STATE));
        row.set(Standing.STATE, rule.state());
        row.set(Standing.SINCE, moved ? at : row.before(Standing.SINCE));
        row.set(Standing.RULE, rule.id());
        row.set(Standing.REASON, null);
        row.set(Standing.UNTIL, null);
    }
}
