package guanlan.edge.api;

import guanlan.engine.merging.MergeProblem;
import guanlan.engine.merging.Rule;
import guanlan.engine.merging.Survivorship;
import guanlan.engine.merging.Survivorships;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which record of several survives, and which of their values, as the company wants it. */
@RestController
@RequestMapping("/api/objects/{object}/merging")
final class MergeRulesController {
    private final Schemas schemas;
    private final Permits permits;
    private final Survivorships rules;

    MergeRulesController(Schemas schemas, Permits permits, Survivorships rules) {
        this.schemas = schemas;
        this.permits = permits;
        this.rules = rules;
    }

    /** Where the records come from, and whom to believe most. */
    record TrustJson(@Nullable String field, @Nullable List<String> order) {}

    record RulesJson(
            @Nullable String survivor,
            @Nullable String fallback,
            @Nullable Map<String, String> fields,
            @Nullable TrustJson trust) {}

    @GetMapping
    RulesJson rules(@PathVariable String object) {
        ObjectDefinition definition = schemas.require(object);
        if (!permits.of(Caller.current(), object).allows(Right.SEE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object));
        }
        return answer(rules.of(definition.name()));
    }

    @PutMapping
    RulesJson set(@PathVariable String object, @RequestBody RulesJson wanted) {
        ObjectDefinition definition = schemas.require(object);
        Map<String, Rule> fields = new LinkedHashMap<>();
        if (wanted.fields() != null) {
            wanted.fields().forEach((field, rule) -> fields.put(field, rule(rule, field)));
        }
        if (wanted.trust() != null
                && wanted.trust().order() != null
                && wanted.trust().order().stream().anyMatch(Objects::isNull)) {
            throw new Problem(MergeProblem.RULES, Map.of("name", "trust"));
        }
        TrustJson trust = wanted.trust() == null ? new TrustJson(null, null) : wanted.trust();
        return answer(
                rules.set(
                        definition.name(),
                        new Survivorship(
                                rule(wanted.survivor(), "survivor"),
                                rule(wanted.fallback(), "fallback"),
                                fields,
                                new Survivorship.Trust(
                                        trust.field(),
                                        trust.order() == null ? List.of() : trust.order()))));
    }

    private static Rule rule(@Nullable String key, String name) {
        return key == null
                ? missing(name)
                : Rule.of(key)
                        .orElseThrow(() -> new Problem(MergeProblem.RULES, Map.of("name", name)));
    }

    private static Rule missing(String name) {
        return switch (name) {
            case "survivor" -> Survivorship.USUAL.survivor();
            case "fallback" -> Survivorship.USUAL.fallback();
            default -> throw new Problem(MergeProblem.RULES, Map.of("name", name));
        };
    }

    private static RulesJson answer(Survivorship rules) {
        Map<String, String> fields = new LinkedHashMap<>();
        rules.fields().forEach((field, rule) -> fields.put(field, rule.key()));
        return new RulesJson(
                rules.survivor().key(),
                rules.fallback().key(),
                fields,
                new TrustJson(rules.trust().field(), rules.trust().order()));
    }
}
