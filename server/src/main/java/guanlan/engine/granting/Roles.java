package guanlan.engine.granting;

import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Batch.Change;
import guanlan.engine.records.Batch.Target;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.ObjectRule;
import guanlan.engine.rights.RightsProblem;
import guanlan.engine.rights.RightsStore;
import guanlan.engine.rights.RoleDefinition;
import guanlan.engine.rights.RoleWords;
import guanlan.engine.schema.Label;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The roles of the company: the shipped ones, changed or not, and its own. Each that it has touched
 * is a record, so the change log tells who changed what, and takes it back.
 */
@Component
public class Roles {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_KEY = 40;

    private final CompiledPermits permits;
    private final Records records;
    private final Queries queries;
    private final RoleChecks checks;

    Roles(CompiledPermits permits, Records records, Queries queries, RoleChecks checks) {
        this.permits = permits;
        this.records = records;
        this.queries = queries;
        this.checks = checks;
    }

    /**
     * What somebody wants a role to be; what is not said stays as it is.
     *
     * @param from a role to begin with
     */
    public record Wanted(
            @Nullable Label label,
            @Nullable Label purpose,
            @Nullable String from,
            @Nullable JsonNode objects) {}

    public Collection<RoleDefinition> all() {
        seeing();
        return permits.roles();
    }

    public RoleDefinition require(String key) {
        seeing();
        return find(key);
    }

    private RoleDefinition find(String key) {
        return permits.role(key)
                .orElseThrow(() -> new Problem(RightsProblem.ROLE_ABSENT, Map.of("key", key)));
    }

    private void seeing() {
        if (!permits.of(Caller.current(), RightsStore.ROLE.value()).allows(Right.SEE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", RightsStore.ROLE));
        }
    }

    /** How many grants there are of a role, in force or not. */
    public long grants(String key) {
        return queries.count(RightsStore.GRANT, Filter.ALL.where("role == " + quoted(key)));
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    public RoleDefinition create(Wanted wanted) {
        seeing();
        Map<String, ObjectRule> objects = new LinkedHashMap<>();
        if (wanted.from() != null) {
            objects.putAll(find(wanted.from()).objects());
        }
        Label label = wanted.label();
        List<Finding> findings = new ArrayList<>();
        if (label == null) {
            findings.add(Finding.of("label", RightsProblem.LABEL_NEEDED));
        }
        objects.putAll(read(wanted.objects(), findings));
        if (label == null || !findings.isEmpty()) {
            throw new Problem(RightsProblem.ROLE_REFUSED, Map.of(), findings);
        }
        String key = freeKey(label);
        Label purpose = wanted.purpose() == null ? new Label("", "") : wanted.purpose();
        write(Batch.of(RightsStore.ROLE).create(List.of(row(key, label, purpose, objects))));
        return find(key);
    }

    /**
     * @param version only if the role still has that one; null: as it is
     */
    public RoleDefinition change(String key, Wanted wanted, @Nullable Long version) {
        RoleDefinition role = require(key);
        if (version != null && version != role.version()) {
            throw new Problem(RightsProblem.ROLE_STALE, Map.of("key", key));
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, ObjectRule> objects =
                wanted.objects() == null ? role.objects() : read(wanted.objects(), findings);
        if (!findings.isEmpty()) {
            throw new Problem(RightsProblem.ROLE_REFUSED, Map.of(), findings);
        }
        Label label = wanted.label() == null ? role.label() : wanted.label();
        Label purpose = wanted.purpose() == null ? role.purpose() : wanted.purpose();
        Row row = row(key, label, purpose, objects);
        UUID kept = role.kept();
        Batch.Of batch = Batch.of(RightsStore.ROLE);
        write(
                kept == null
                        ? batch.create(List.of(row))
                        : batch.update(List.of(new Change(kept, version, row))));
        return find(key);
    }

    /** A role as somebody drafts it; without a draft as it is. Nothing is kept. */
    RoleDefinition draft(String key, @Nullable JsonNode words) {
        RoleDefinition role = require(key);
        List<Finding> findings = new ArrayList<>();
        Map<String, ObjectRule> objects = words == null ? role.objects() : read(words, findings);
        if (!findings.isEmpty()) {
            throw new Problem(RightsProblem.ROLE_REFUSED, Map.of(), findings);
        }
        return new RoleDefinition(
                role.key(),
                role.label(),
                role.purpose(),
                role.standard(),
                role.kept(),
                role.version(),
                objects);
    }

    /** An own role goes; a shipped one becomes what it was. */
    public void delete(String key) {
        RoleDefinition role = require(key);
        long grants = role.standard() ? 0 : grants(key);
        if (grants > 0) {
            throw new Problem(RightsProblem.ROLE_GRANTED, Map.of("count", grants));
        }
        UUID kept = role.kept();
        if (kept != null) {
            write(Batch.of(RightsStore.ROLE).delete(Target.of(List.of(kept))));
        }
    }

    private Map<String, ObjectRule> read(@Nullable JsonNode words, List<Finding> findings) {
        if (words == null) {
            return Map.of();
        }
        var reading = new RoleWords();
        Map<String, ObjectRule> objects = reading.objects(words);
        findings.addAll(reading.findings());
        findings.addAll(checks.findings(objects));
        return objects;
    }

    private static Row row(
            String key, Label label, Label purpose, Map<String, ObjectRule> objects) {
        ObjectNode source = JSON.createObjectNode();
        source.set("label", JSON.valueToTree(label));
        source.set("purpose", JSON.valueToTree(purpose));
        source.set("objects", RoleWords.write(objects));
        return Row.of(
                Map.of("key", key, "name", label.zh(), "source", JSON.writeValueAsString(source)));
    }

    private String freeKey(Label label) {
        String stem =
                label.en()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^[_0-9]+|_+$", "");
        String cut = stem.substring(0, Math.min(stem.length(), LONGEST_KEY));
        String base = cut.isEmpty() ? "role" : cut;
        String key = base;
        for (int next = 2; permits.role(key).isPresent(); next++) {
            key = base + "_" + next;
        }
        return key;
    }

    private void write(Batch batch) {
        records.write(batch.allOrNothing().because(Cause.of(Cause.Kind.SCREEN)));
    }
}
