package guanlan.engine.design;

import guanlan.engine.query.Computations;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.query.Questions;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Look;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
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
    private final Questions questions;

    Soundness(
            Permits permits,
            Tenants tenants,
            InstantSource clock,
            Texts texts,
            Questions questions) {
        this.permits = permits;
        this.tenants = tenants;
        this.clock = clock;
        this.texts = texts;
        this.questions = questions;
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
        var schemas = new Schemas(definitions);
        var criteria = new CriteriaConditions(schemas, permits, tenants, clock, texts, questions);
        var computations = Computations.of(schemas, permits, tenants, clock);
        var me = Caller.current();
        var everything =
                new Caller(
                        me.user(), me.tenant(), Set.of(Role.ADMINISTRATOR), me.locale(), me.zone());
        return everything.call(
                () -> {
                    List<Finding> findings = broken(new Definitions(definitions, criteria));
                    definitions
                            .objects()
                            .values()
                            .forEach(object -> findings.addAll(computations.findings(object)));
                    return findings;
                });
    }

    /** Definitions, and criteria that are read against them. */
    private record Definitions(Snapshot all, CriteriaConditions criteria) {}

    private static List<Finding> broken(Definitions definitions) {
        List<Finding> findings = new ArrayList<>();
        for (ObjectDefinition object : definitions.all().objects().values()) {
            object.rules().forEach(rule -> rule(rule, object, definitions, findings));
            object.layout()
                    .views()
                    .forEach(view -> view(view, object, definitions.criteria(), findings));
        }
        return findings;
    }

    /** What it asks, and what its colours ask, which look at one row in memory. */
    private static void view(
            ObjectDefinition.Layout.View view,
            ObjectDefinition object,
            CriteriaConditions criteria,
            List<Finding> findings) {
        String label = object.label().in(Caller.current().locale());
        var where = asked(Stream.of(view.where()), cel -> criteria.requireForList(cel, object));
        var tints =
                asked(
                        view.look().tints().stream().map(Look.Tint::when),
                        cel -> criteria.require(cel, object));
        Stream.concat(where, tints)
                .map(
                        reason ->
                                Map.<String, Object>of(
                                        "view", view.name(), "object", label, "reason", reason))
                .forEach(
                        params ->
                                findings.add(
                                        Finding.of("views", DesignProblem.VIEW_BROKEN, params)));
    }

    private static Stream<String> asked(Stream<String> criteria, Consumer<String> check) {
        return criteria.filter(cel -> !cel.isBlank()).flatMap(cel -> reason(cel, check).stream());
    }

    /**
     * A rule is asked before there is a row to compute from, and reads one column of what its
     * references lead to.
     */
    private static Optional<FieldDefinition> unreadable(
            Rule rule, ObjectDefinition object, Definitions definitions) {
        for (List<String> path : definitions.criteria().require(rule.when(), object).paths()) {
            Optional<ObjectDefinition> there = Optional.of(object);
            for (int at = 0; at < path.size(); at++) {
                String word = path.get(at);
                Optional<FieldDefinition> field = there.flatMap(known -> known.worded(word));
                boolean linkedHere = at == 0 && path.size() == 1;
                Optional<FieldDefinition> bad =
                        field.filter(
                                found ->
                                        found.computation().isPresent()
                                                || found.isLinked() && !linkedHere);
                if (bad.isPresent()) {
                    return bad;
                }
                there =
                        field.flatMap(FieldDefinition::target)
                                .flatMap(to -> definitions.all().object(to.value()));
            }
        }
        return Optional.empty();
    }

    private static void rule(
            Rule rule, ObjectDefinition object, Definitions definitions, List<Finding> findings) {
        String label = object.label().in(Caller.current().locale());
        Optional<String> reason =
                reason(rule.when(), cel -> definitions.criteria().require(cel, object));
        if (reason.isPresent()) {
            Map<String, Object> params =
                    Map.of("rule", rule.name(), "object", label, "reason", reason.get());
            findings.add(Finding.of("rules", DesignProblem.RULE_BROKEN, params));
            return;
        }
        unreadable(rule, object, definitions)
                .ifPresent(
                        field ->
                                findings.add(
                                        Finding.of(
                                                "rules",
                                                DesignProblem.RULE_COMPUTED,
                                                Map.of(
                                                        "rule", rule.name(),
                                                        "object", label,
                                                        "field", field.name()))));
    }

    private static Optional<String> reason(String cel, Consumer<String> check) {
        try {
            check.accept(cel);
            return Optional.empty();
        } catch (Problem wrong) {
            return Optional.of(String.valueOf(wrong.params().get("reason")));
        }
    }
}
