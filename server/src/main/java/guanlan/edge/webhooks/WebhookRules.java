package guanlan.edge.webhooks;

import guanlan.edge.webhooks.Webhooks.Wanted;
import guanlan.engine.changes.Change.Operation;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What must hold for a webhook; everything that does not is told at once, by field. */
@Component
class WebhookRules {
    private static final int LONGEST_NAME = 100;

    private final Destinations destinations;
    private final Schemas schemas;
    private final Permits permits;
    private final CriteriaConditions criteria;
    private final WebhookSettings settings;

    WebhookRules(
            Destinations destinations,
            Schemas schemas,
            Permits permits,
            CriteriaConditions criteria,
            WebhookSettings settings) {
        this.destinations = destinations;
        this.schemas = schemas;
        this.permits = permits;
        this.criteria = criteria;
        this.settings = settings;
    }

    int most() {
        return settings.most();
    }

    /**
     * @param whole whether everything must be there
     */
    void check(Wanted wanted, boolean whole) {
        List<Finding> findings = new ArrayList<>();
        String name = wanted.name();
        if (name == null ? whole : name.isBlank() || name.length() > LONGEST_NAME) {
            findings.add(Finding.of("name", WebhookProblem.NAME));
        }
        String url = wanted.url();
        if (url != null) {
            url(url, findings);
        } else if (whole) {
            findings.add(Finding.of("url", WebhookProblem.URL));
        }
        List<Webhook.Event> events = wanted.events();
        if (events == null ? whole : events.isEmpty()) {
            findings.add(Finding.of("events", WebhookProblem.NO_EVENTS));
        } else if (events != null) {
            for (int at = 0; at < events.size(); at++) {
                event("events[" + at + "]", events.get(at), findings);
            }
        }
        if (!findings.isEmpty()) {
            throw new Problem(WebhookProblem.REJECTED, Map.of("count", findings.size()), findings);
        }
    }

    private void url(String url, List<Finding> findings) {
        try {
            destinations.require(url);
        } catch (Problem refused) {
            findings.add(Finding.of("url", refused.code(), refused.params()));
        }
    }

    private void event(String at, Webhook.Event event, List<Finding> findings) {
        for (String operation : event.operations()) {
            if (Arrays.stream(Operation.values()).noneMatch(one -> one.key().equals(operation))) {
                findings.add(
                        Finding.of(
                                at + ".operations",
                                WebhookProblem.OPERATION,
                                Map.of("operation", operation)));
            }
        }
        ObjectDefinition definition =
                schemas.all().stream()
                        .filter(object -> object.name().value().equals(event.object()))
                        .filter(object -> permit(object).allows(Right.SEE))
                        .findFirst()
                        .orElse(null);
        if (definition == null) {
            findings.add(
                    Finding.of(
                            at + ".object",
                            WebhookProblem.OBJECT,
                            Map.of("object", event.object())));
            return;
        }
        fields(at, event, definition, findings);
        condition(at, event, definition, findings);
    }

    private void fields(
            String at, Webhook.Event event, ObjectDefinition definition, List<Finding> findings) {
        Permit permit = permit(definition);
        for (String field : event.fields()) {
            if (definition.field(field).isEmpty() || !permit.shows(field)) {
                findings.add(
                        Finding.of(at + ".fields", WebhookProblem.FIELD, Map.of("field", field)));
            }
        }
    }

    private void condition(
            String at, Webhook.Event event, ObjectDefinition definition, List<Finding> findings) {
        String where = event.where();
        if (where == null) {
            return;
        }
        try {
            criteria.require(where, definition);
        } catch (Problem refused) {
            Object reason = refused.params().get("reason");
            findings.add(
                    Finding.of(
                            at + ".where",
                            WebhookProblem.CONDITION,
                            Map.of("reason", String.valueOf(reason))));
        }
    }

    private Permit permit(ObjectDefinition definition) {
        return permits.of(Caller.current(), definition.name().value());
    }
}
