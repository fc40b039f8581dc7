package guanlan.domain.warnings;

import guanlan.domain.notifications.Kind;
import guanlan.domain.notifications.Notice;
import guanlan.domain.notifications.Telling;
import guanlan.domain.notifications.Viewers;
import guanlan.domain.performance.GoalProgress;
import guanlan.domain.performance.Goals;
import guanlan.domain.warnings.WarningStore.Kept;
import guanlan.engine.query.Deadlines;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.platform.access.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the records of a rule with its warnings, as a whole: opens those whose deadline passed,
 * resolves those whose reason is gone, and tells whom it concerns, each once. Two that evaluate at
 * once follow each other.
 */
@Component
class Evaluation {
    /** More for one person at a time are told as their number. */
    private static final int SINGLE = 10;

    private final WarningStore store;
    private final Deadlines deadlines;
    private final Goals goals;
    private final Viewers viewers;
    private final Telling telling;
    private final TransactionTemplate transactions;

    Evaluation(
            WarningStore store,
            Deadlines deadlines,
            Goals goals,
            Viewers viewers,
            Telling telling,
            TransactionTemplate transactions) {
        this.store = store;
        this.deadlines = deadlines;
        this.goals = goals;
        this.viewers = viewers;
        this.telling = telling;
        this.transactions = transactions;
    }

    /**
     * For the product itself, where the company is.
     *
     * @param among only these records; null: all
     */
    void of(WarningRule rule, @Nullable Collection<UUID> among, Instant now) {
        Set<UUID> behind = rule.behind() ? behind(now) : Set.of();
        transactions.executeWithoutResult(
                _ -> {
                    store.alone(Caller.current().tenant(), rule.id());
                    deadlines.gather(rule.deadline(), now, among);
                    if (rule.behind()) {
                        store.onlyThose(behind);
                    }
                    store.open(rule, now);
                    store.resolve(rule, among, now);
                    tell(rule, store.tell(rule, among, now), now, "");
                    tell(rule, store.wake(rule, now), now, "@" + now);
                });
    }

    private Set<UUID> behind(Instant now) {
        return goals.on(LocalDate.ofInstant(now, Caller.current().zone())).stream()
                .filter(goal -> goal.state() == GoalProgress.State.BEHIND)
                .map(GoalProgress::id)
                .collect(Collectors.toSet());
    }

    private void tell(
            WarningRule rule, List<WarningStore.Telling> tellings, Instant now, String again) {
        Map<UUID, List<UUID>> people = new LinkedHashMap<>();
        tellings.forEach(
                each ->
                        people.computeIfAbsent(each.person(), _ -> new ArrayList<>())
                                .add(each.warning()));
        people.forEach((person, warnings) -> tell(rule, person, store.find(warnings), now, again));
    }

    private void tell(
            WarningRule rule, UUID person, List<Kept> warnings, Instant now, String again) {
        ObjectName object = rule.object();
        Set<UUID> seen =
                viewers.seen(
                        person,
                        object,
                        warnings.stream().map(Kept::record).collect(Collectors.toSet()));
        List<Kept> told = warnings.stream().filter(each -> seen.contains(each.record())).toList();
        Set<UUID> unseen =
                warnings.stream().map(Kept::id).collect(Collectors.toCollection(HashSet::new));
        told.forEach(each -> unseen.remove(each.id()));
        if (!unseen.isEmpty()) {
            store.untell(person, unseen);
        }
        boolean many = told.size() > SINGLE;
        for (Kept each : many ? told.subList(0, 1) : told) {
            telling.tell(
                    new Notice(
                            person,
                            Kind.WARNED,
                            each.id() + again,
                            new RecordName(object, each.record()),
                            null,
                            words(rule, person, many ? told.size() : 1),
                            now));
        }
    }

    /** The rule in his language, and how many records it is about. */
    private String words(WarningRule rule, UUID person, int count) {
        String english = rule.names().en();
        boolean speaksEnglish =
                viewers.caller(person).locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        String says = speaksEnglish && english != null ? english : rule.names().zh();
        return count == 1 ? says : says + " · " + count;
    }
}
