package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import guanlan.engine.design.Plan;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans and changes of objects as JSON, in words of the caller's language. */
@Component
final class DesignAnswers {
    private final Texts texts;

    DesignAnswers(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param change under which it can be taken back; null: it was only planned
     * @param possible whether the plan can be carried out
     */
    record Answer(
            @Nullable UUID change,
            String object,
            @Nullable String field,
            boolean possible,
            List<StepJson> steps,
            List<RemarkJson> warnings,
            List<RemarkJson> obstacles) {}

    record StepJson(String kind, String text, Map<String, ?> params, boolean background) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RemarkJson(@Nullable String field, String code, String message, Map<String, ?> params) {}

    Answer of(Plan plan, @Nullable UUID change) {
        Locale locale = Caller.current().locale();
        return new Answer(
                change,
                plan.object(),
                plan.field(),
                plan.obstacles().isEmpty(),
                plan.steps().stream()
                        .map(
                                step ->
                                        new StepJson(
                                                step.kind().name().toLowerCase(Locale.ROOT),
                                                texts.say(
                                                        step.kind().text(), step.params(), locale),
                                                step.params(),
                                                step.background()))
                        .toList(),
                plan.warnings().stream().map(each -> remark(each, locale)).toList(),
                plan.obstacles().stream().map(each -> remark(each, locale)).toList());
    }

    private RemarkJson remark(Finding finding, Locale locale) {
        return new RemarkJson(
                finding.field(),
                finding.code().key(),
                texts.say(finding, locale),
                finding.params());
    }
}
