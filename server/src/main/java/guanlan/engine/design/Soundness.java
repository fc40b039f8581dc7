package guanlan.engine.design;

import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Rule;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.Snapshot;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Role;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import guanlan.platform.problems.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reads every condition that definitions hold against the fields they would have, so that nobody
 * removes a field from under a rule or a view.
 */
@Component
class Soundness {
    private final Permits permits;
    private final Tenants tenants;
    private final InstantSource clock;
    private final Texts texts;

    Soundness(Permits permits, Tenants tenants, InstantSource clock, Texts texts) {
        this.permits = permits;
        this.tenants = tenants;
        this.clock = clock;
        this.texts = texts;
    }

    /** What is wrong with the next definitions and was not wrong before. */
    List<Finding> broken(Snapshot now, Snapshot next) {
        List<Finding> broken = broken(next);
        return broken.isEmpty() ? broken : minus(broken, broken(now));
    }

    private static List<Finding> minus(List<Finding> all, List<Finding> known) {
        return all.stream().filter(each -> !known.contains(each)).toList();
    }

    private List<Finding> broken(Snapshot definitions) {
        var criteria =
                new CriteriaConditions(new Schemas(definitions), permits, tenants, clock, texts);
        var me = Caller.current();
        var everything =
                new Caller(
                        me.user(), me.tenant(), Set.of(Role.ADMINISTRATOR), me.locale(), me.zone());
        return everything.call(() -> broken(definitions, criteria));
    }

    private static List<Finding> broken(Snapshot definitions, CriteriaConditions criteria) {
        List<Finding> findings = new ArrayList<>();
        for (ObjectDefinition object : definitions.objects().values()) {
            String label = object.label().in(Caller.current().locale());
            for (Rule rule : object.rules()) {
                reason(rule.when(), object, criteria)
                        .ifPresent(
                                reason ->
                                        findings.add(
                                                Finding.of(
                                                        "rules",
                                                        DesignProblem.RULE_BROKEN,
                                                        Map.of(
                                                                "rule", rule.name(),
                                                                "object", label,
                                                                "reason", reason))));
            }
            for (ObjectDefinition.Layout.View view : object.layout().views()) {
                Optional.of(view.where())
                        .filter(where -> !where.isBlank())
                        .flatMap(where -> reason(where, object, criteria))
                        .ifPresent(
                                reason ->
                                        findings.add(
                                                Finding.of(
                                                        "views",
                                                        DesignProblem.VIEW_BROKEN,
                                                        Map.of(
                                                                "view", view.name(),
                                                                "object", label,
                                                                "reason", reason))));
            }
        }
        return findings;
    }

    private static Optional<String> reason(
            String cel, ObjectDefinition object, CriteriaConditions criteria) {
        try {
            criteria.require(cel, object);
            return Optional.empty();
        } catch (Problem wrong) {
            return Optional.of(String.valueOf(wrong.params().get("reason")));
        }
    }
}
