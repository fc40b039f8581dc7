package guanlan.engine.records;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import guanlan.core.criteria.Checked;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Rule;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The rules that a company wrote itself, in CEL, asked in memory about the records as they would
 * be.
 */
@Component
class Validation {
    private static final Logger LOG = LoggerFactory.getLogger(Validation.class);

    private final CriteriaConditions criteria;
    private final Prospect prospect;

    /** Definitions never change, so their rules are checked once; a new snapshot has new ones. */
    private final Cache<ObjectDefinition, Map<Rule, Checked>> checked =
            Caffeine.newBuilder().weakKeys().build();

    Validation(CriteriaConditions criteria, Prospect prospect) {
        this.criteria = criteria;
        this.prospect = prospect;
    }

    void check(Writing writing) {
        ObjectDefinition definition = writing.definition();
        if (!definition.rules().isEmpty()) {
            checked.get(definition, _ -> checked(writing))
                    .forEach((rule, condition) -> check(writing, rule, condition));
        }
    }

    /** With all rights: a rule holds for everybody, whatever he sees of what it reads. */
    private Map<Rule, Checked> checked(Writing writing) {
        Map<Rule, Checked> all = new LinkedHashMap<>();
        for (Rule rule : writing.definition().rules()) {
            try {
                all.put(
                        rule,
                        Caller.system(writing.caller().tenant())
                                .call(() -> criteria.require(rule.when(), writing.definition())));
            } catch (Problem broken) {
                LOG.error("rule {} of {} is not asked", rule.name(), writing.definition().name());
            }
        }
        return all;
    }

    private void check(Writing writing, Rule rule, Checked condition) {
        ObjectDefinition definition = writing.definition();
        Set<String> read =
                condition.paths().stream()
                        .flatMap(path -> definition.worded(path.getFirst()).stream())
                        .map(FieldDefinition::name)
                        .collect(Collectors.toSet());
        List<Draft> concerned =
                writing.writing().stream()
                        .filter(draft -> draft.does(Draft.Act.INSERT) || draft.changesAny(read))
                        .toList();
        if (concerned.isEmpty()) {
            return;
        }
        Predicate<Draft> broken = prospect.asked(writing, condition, concerned);
        for (Draft draft : concerned) {
            if (broken.test(draft)) {
                String message = rule.message().in(writing.caller().locale());
                draft.refuse(
                        new Finding(
                                rule.field(),
                                RecordProblem.RULE,
                                Map.of("message", message, "rule", rule.name())));
            }
        }
    }
}
