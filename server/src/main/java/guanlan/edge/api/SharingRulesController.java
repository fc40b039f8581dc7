package guanlan.edge.api;

import guanlan.engine.granting.Given;
import guanlan.engine.granting.Party;
import guanlan.engine.granting.Shares;
import guanlan.engine.granting.Until;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Kinds of records that are shared by criteria. */
@RestController
@RequestMapping("/api/sharing-rules")
final class SharingRulesController {
    private final Shares shares;

    SharingRulesController(Shares shares) {
        this.shares = shares;
    }

    record RuleJson(
            UUID id,
            @Nullable String object,
            @Nullable String where,
            Party to,
            @Nullable String level,
            @Nullable Instant until,
            @Nullable String note,
            String state,
            RecordJson.@Nullable Reference by,
            @Nullable Instant at,
            long version) {}

    record Listed(List<RuleJson> items) {}

    record Asked(
            @Nullable String object,
            @Nullable String where,
            @Nullable Party to,
            @Nullable String level,
            @Nullable Until until,
            @Nullable String note) {
        Shares.Kind kind() {
            return new Shares.Kind(object, where);
        }

        Shares.Wanted wanted() {
            return new Shares.Wanted(to, level, null, until, note);
        }
    }

    @GetMapping
    Listed list(@RequestParam(required = false) @Nullable String object) {
        return new Listed(shares.rules(object).stream().map(SharingRulesController::json).toList());
    }

    @GetMapping("/{id}")
    RuleJson one(@PathVariable UUID id) {
        return json(shares.rule(id));
    }

    @PostMapping
    ResponseEntity<RuleJson> create(@RequestBody Asked asked) {
        Given rule = shares.create(asked.kind(), asked.wanted());
        return ResponseEntity.created(URI.create("/api/sharing-rules/" + rule.id()))
                .body(json(rule));
    }

    @PatchMapping("/{id}")
    RuleJson change(@PathVariable UUID id, @RequestBody Asked asked) {
        return json(shares.change(id, asked.kind(), asked.wanted()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        shares.delete(id);
    }

    private static RuleJson json(Given rule) {
        return new RuleJson(
                rule.id(),
                rule.text("target"),
                rule.text("condition"),
                rule.to(),
                rule.text("level"),
                rule.moment("until"),
                rule.text("note"),
                rule.state(),
                RecordJson.reference(rule.by(), rule.titles()),
                rule.moment("created_at"),
                rule.row().version());
    }
}
