package guanlan.edge.api;

import guanlan.engine.granting.Explanations;
import guanlan.engine.granting.Explanations.Why;
import guanlan.engine.granting.Overviews;
import guanlan.engine.granting.Overviews.Holding;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RoleDefinition;
import guanlan.engine.rights.RoleWords;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody may, and why. */
@RestController
@RequestMapping("/api")
final class AccessController {
    private static final String WHY = "access.why.";

    private final Explanations explanations;
    private final Overviews overviews;
    private final CompiledPermits permits;
    private final Schemas schemas;
    private final Texts texts;

    AccessController(
            Explanations explanations,
            Overviews overviews,
            CompiledPermits permits,
            Schemas schemas,
            Texts texts) {
        this.explanations = explanations;
        this.overviews = overviews;
        this.permits = permits;
        this.schemas = schemas;
        this.texts = texts;
    }

    record Reason(String code, String text, boolean grants, Map<String, Object> params) {}

    record OfRight(String right, boolean allowed, List<Reason> reasons) {}

    record OfField(
            String field, Label label, String access, boolean restricted, List<Reason> reasons) {}

    record Explained(
            RecordJson.@Nullable Reference person, List<OfRight> rights, List<OfField> fields) {}

    record OfObject(
            String object, Label label, Map<String, String> rights, Map<String, String> fields) {}

    record Whole(
            RecordJson.@Nullable Reference person,
            boolean administrator,
            List<Holding> roles,
            List<RecordJson.Reference> departments,
            int subordinates,
            List<OfObject> objects) {}

    @GetMapping("/records/{object}/{id}/access")
    Explained record(
            @PathVariable String object,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID user) {
        var answer = explanations.of(schemas.require(object).name(), id, user);
        return new Explained(
                RecordJson.reference(answer.person(), overviews.names(answer.person())),
                answer.rights().stream()
                        .map(
                                each ->
                                        new OfRight(
                                                RoleWords.key(each.right()),
                                                each.allowed(),
                                                said(each.reasons())))
                        .toList(),
                answer.fields().stream()
                        .map(
                                each ->
                                        new OfField(
                                                each.field().name(),
                                                each.field().label(),
                                                each.access().key(),
                                                each.restricted(),
                                                said(each.reasons())))
                        .toList());
    }

    @GetMapping("/access")
    Whole whole(@RequestParam(required = false) @Nullable UUID user) {
        Overviews.Overview all = overviews.of(user);
        return new Whole(
                RecordJson.reference(all.person(), all.titles()),
                all.administrator(),
                all.roles(),
                all.departments().stream()
                        .map(unit -> new RecordJson.Reference(unit, all.titles().get(unit)))
                        .toList(),
                all.subordinates(),
                all.objects().stream()
                        .map(
                                each ->
                                        new OfObject(
                                                each.object().name().value(),
                                                each.object().label(),
                                                each.rights(),
                                                each.fields()))
                        .toList());
    }

    private List<Reason> said(List<Why> reasons) {
        return reasons.stream().map(this::said).toList();
    }

    private Reason said(Why why) {
        Locale locale = Caller.current().locale();
        Map<String, Object> words = new LinkedHashMap<>(why.params());
        if (why.params().get("role") instanceof String role) {
            words.put(
                    "role",
                    permits.role(role)
                            .map(RoleDefinition::label)
                            .map(label -> label.in(locale))
                            .orElse(role));
        }
        for (String word : List.of("scope", "access", "right")) {
            if (why.params().get(word) instanceof String key) {
                words.put(word, texts.say("access." + word + "." + key, why.params(), locale));
            }
        }
        return new Reason(
                WHY + why.code(),
                texts.say(WHY + why.code(), words, locale),
                why.grants(),
                why.params());
    }
}
