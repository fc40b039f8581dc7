package guanlan.edge.api;

import guanlan.core.matching.Judge;
import guanlan.core.matching.Kind;
import guanlan.core.matching.Rule;
import guanlan.domain.matching.MatchSettings;
import guanlan.domain.matching.Profile;
import guanlan.domain.matching.RuleCounts;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How an object is compared, for those who configure it. */
@RestController
@RequestMapping("/api/duplicates/{object}")
final class DuplicateRulesController {
    private final Schemas schemas;
    private final MatchSettings settings;
    private final RuleCounts counts;
    private final Texts texts;

    DuplicateRulesController(
            Schemas schemas, MatchSettings settings, RuleCounts counts, Texts texts) {
        this.schemas = schemas;
        this.settings = settings;
        this.counts = counts;
        this.texts = texts;
    }

    record TraitBody(@NotNull String field, @NotNull Kind kind, @Nullable Double weight) {}

    record RuleBody(
            @Nullable String name,
            Rule.@NotNull Verdict verdict,
            @NotNull List<@NotNull String> fields,
            @Nullable Boolean active) {}

    record SettingBody(
            @NotNull List<@NotNull @Valid TraitBody> traits,
            @NotNull List<@NotNull @Valid RuleBody> rules,
            double sure,
            double maybe,
            boolean tellsHidden,
            @Nullable Double mergesFrom) {}

    record ChoiceBody(String field, Label label, Kind usual) {}

    /**
     * What is in force.
     *
     * @param shipped whether the company has said nothing of its own
     */
    record SettingAnswer(
            List<TraitBody> traits,
            List<RuleBody> rules,
            double sure,
            double maybe,
            boolean tellsHidden,
            @Nullable Double mergesFrom,
            boolean shipped,
            List<ChoiceBody> choices) {}

    record CountBody(long pairs, boolean exact) {}

    record Scanning(long waiting) {}

    @GetMapping("/settings")
    SettingAnswer settings(@PathVariable String object) {
        ObjectDefinition definition = schemas.require(object);
        Profile profile = settings.of(definition.name());
        return new SettingAnswer(
                profile.traits().stream()
                        .map(each -> new TraitBody(each.field(), each.kind(), each.weight()))
                        .toList(),
                profile.combinations().stream().map(this::rule).toList(),
                profile.limits().sure(),
                profile.limits().maybe(),
                profile.tellsHidden(),
                profile.mergesFrom(),
                profile.shipped(),
                settings.choices(definition.name()).stream()
                        .map(
                                each ->
                                        new ChoiceBody(
                                                each.field().name(),
                                                each.field().label(),
                                                each.usual()))
                        .toList());
    }

    /** A shipped rule has a key for a name, which is said in the caller's language. */
    private RuleBody rule(Profile.Combination each) {
        return new RuleBody(
                texts.say(each.name(), Map.of(), Caller.current().locale()),
                each.verdict(),
                each.fields(),
                each.active());
    }

    @PutMapping("/settings")
    SettingAnswer keep(@PathVariable String object, @Valid @RequestBody SettingBody body) {
        settings.keep(profile(schemas.require(object).name(), body));
        return settings(object);
    }

    @DeleteMapping("/settings")
    SettingAnswer reset(@PathVariable String object) {
        settings.reset(schemas.require(object).name());
        return settings(object);
    }

    /** How many pairs a rule would decide. */
    @PostMapping("/rules/count")
    CountBody count(@PathVariable String object, @Valid @RequestBody RuleBody body) {
        RuleCounts.Count count =
                counts.of(schemas.require(object).name(), new Rule(body.verdict(), body.fields()));
        return new CountBody(count.pairs(), count.exact());
    }

    /** Looks through the whole table in the background. */
    @PostMapping("/scan")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Scanning scan(@PathVariable String object) {
        return new Scanning(settings.scan(schemas.require(object).name()));
    }

    private static Profile profile(ObjectName object, SettingBody body) {
        return new Profile(
                object,
                body.traits().stream()
                        .map(
                                each ->
                                        new Profile.Trait(
                                                each.field(),
                                                each.kind(),
                                                each.weight() == null ? 0 : each.weight()))
                        .toList(),
                body.rules().stream()
                        .map(
                                each ->
                                        new Profile.Combination(
                                                each.name() == null ? "" : each.name(),
                                                each.verdict(),
                                                each.fields(),
                                                !Boolean.FALSE.equals(each.active())))
                        .toList(),
                new Judge.Limits(body.sure(), body.maybe()),
                body.tellsHidden(),
                body.mergesFrom(),
                false);
    }
}
