package guanlan.engine.merging;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rules of each object, as the company set them. */
@Component
public class Survivorships {
    private static final Field<String> OBJECT = field(name("object"), String.class);
    private static final Field<JSONB> SETTINGS = field(name("settings"), JSONB.class);
    private static final Set<Rule> OF_RECORDS =
            Set.of(Rule.COMPLETE, Rule.NEWEST, Rule.OLDEST, Rule.TRUSTED);
    private static final JsonMapper JSON = new JsonMapper();

    private final Schemas schemas;
    private final Permits permits;
    private final Tenants tenants;
    private final DSLContext dsl;

    Survivorships(Schemas schemas, Permits permits, Tenants tenants, DSLContext dsl) {
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.dsl = dsl;
    }

    public Survivorship of(ObjectName object) {
        return dsl.select(SETTINGS)
                .from(table())
                .where(OBJECT.eq(object.value()))
                .fetchOptional(SETTINGS)
                .map(kept -> JSON.readValue(kept.data(), Survivorship.class))
                .orElse(Survivorship.USUAL);
    }

    public Survivorship set(ObjectName object, Survivorship rules) {
        ObjectDefinition definition = schemas.require(object);
        if (!permits.of(Caller.current(), object.value()).allows(Right.CONFIGURE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", object));
        }
        List<Finding> findings = findings(rules, definition);
        if (!findings.isEmpty()) {
            throw new Problem(MergeProblem.RULES, Map.of(), findings);
        }
        JSONB kept = JSONB.valueOf(JSON.writeValueAsString(rules));
        dsl.insertInto(table(), OBJECT, SETTINGS)
                .values(object.value(), kept)
                .onConflict(OBJECT)
                .doUpdate()
                .set(SETTINGS, kept)
                .execute();
        return rules;
    }

    private static List<Finding> findings(Survivorship rules, ObjectDefinition definition) {
        List<Finding> findings = new ArrayList<>();
        if (!OF_RECORDS.contains(rules.survivor())) {
            findings.add(Finding.of("survivor", MergeProblem.RULES, Map.of("name", "survivor")));
        }
        rules.fields()
                .forEach(
                        (field, rule) -> {
                            var known = definition.field(field);
                            boolean fits =
                                    known.isPresent()
                                            && (rule != Rule.UNION
                                                    || Candidates.isSeveral(known.get()));
                            if (!fits) {
                                findings.add(
                                        Finding.of(
                                                field, MergeProblem.RULES, Map.of("name", field)));
                            }
                        });
        Optional.ofNullable(rules.trust().field())
                .filter(field -> definition.field(field).isEmpty())
                .ifPresent(
                        field ->
                                findings.add(
                                        Finding.of(
                                                field, MergeProblem.RULES, Map.of("name", field))));
        return findings;
    }

    private Table<?> table() {
        return DSL.table(name(tenants.schema(Caller.current().tenant()), "record_merge_rule"));
    }
}
