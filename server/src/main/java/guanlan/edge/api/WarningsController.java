package guanlan.edge.api;

import guanlan.domain.warnings.MyWarning;
import guanlan.domain.warnings.MyWarnings;
import guanlan.domain.warnings.WarningCounts;
import guanlan.domain.warnings.WarningCounts.RuleCount;
import guanlan.engine.schema.Schemas;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller is warned of, and what he does about it. */
@RestController
@RequestMapping("/api")
final class WarningsController {
    private final MyWarnings warnings;
    private final WarningCounts rules;
    private final Schemas schemas;

    WarningsController(MyWarnings warnings, WarningCounts rules, Schemas schemas) {
        this.warnings = warnings;
        this.rules = rules;
        this.schemas = schemas;
    }

    record WarningList(List<MyWarning> items) {}

    record WarningRuleCounts(List<RuleCount> items) {}

    /**
     * @param until the day on which he wants to hear of it again; null: at once
     */
    record Snooze(@Nullable LocalDate until) {}

    /** {@code which}: open, snoozed, task, all. */
    @GetMapping("/warnings")
    WarningList mine(
            @RequestParam(defaultValue = "open") String which,
            @RequestParam(defaultValue = "100") int limit) {
        return new WarningList(warnings.mine(which, limit));
    }

    @GetMapping("/records/{object}/{id}/warnings")
    WarningList about(@PathVariable String object, @PathVariable UUID id) {
        return new WarningList(warnings.about(schemas.require(object).name(), id));
    }

    @PutMapping("/warnings/{id}/snooze")
    MyWarning snooze(@PathVariable UUID id, @RequestBody Snooze snooze) {
        return warnings.snooze(id, snooze.until());
    }

    /** Once; asked again it is the same task. */
    @PostMapping("/warnings/{id}/task")
    MyWarning task(@PathVariable UUID id) {
        return warnings.task(id);
    }

    /** How many warnings each rule has open; for those who keep the rules. */
    @GetMapping("/warnings/rules")
    WarningRuleCounts rules() {
        return new WarningRuleCounts(rules.now());
    }
}
