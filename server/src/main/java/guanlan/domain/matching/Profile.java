package guanlan.domain.matching;

import guanlan.core.matching.Field;
import guanlan.core.matching.Judge;
import guanlan.core.matching.Kind;
import guanlan.core.matching.Rule;
import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How records of an object are compared.
 *
 * @param traits the fields that take part, in their order
 * @param tellsHidden whether somebody is told that there is a twin which he may not see
 * @param shipped whether the company has said nothing of its own
 */
public record Profile(
        ObjectName object,
        List<Trait> traits,
        List<Combination> combinations,
        Judge.Limits limits,
        boolean tellsHidden,
        boolean shipped) {

    /**
     * A field that is compared.
     *
     * @param weight 0 as the model has it; above it counts more
     */
    public record Trait(String field, Kind kind, double weight) {}

    /**
     * Fields that decide together, above the model.
     *
     * @param name in the company's words, or the key of a shipped one
     */
    public record Combination(
            String name, Rule.Verdict verdict, List<String> fields, boolean active) {
        public Combination {
            fields = List.copyOf(fields);
        }
    }

    public Profile {
        traits = List.copyOf(traits);
        combinations = List.copyOf(combinations);
    }

    List<Field> fields() {
        return traits.stream().map(trait -> new Field(trait.field(), trait.kind())).toList();
    }

    List<Rule> rules() {
        return combinations.stream()
                .filter(Combination::active)
                .map(each -> new Rule(each.verdict(), each.fields()))
                .toList();
    }

    /** What a rule is called. */
    String name(Rule rule) {
        return combinations.stream()
                .filter(
                        each ->
                                each.active()
                                        && each.verdict() == rule.verdict()
                                        && each.fields().equals(rule.fields()))
                .map(Combination::name)
                .findFirst()
                .orElse("");
    }

    double[] weights() {
        return traits.stream().mapToDouble(Trait::weight).toArray();
    }

    /** Equal where the entries of records are made alike. */
    String signature() {
        return traits.stream()
                .map(trait -> trait.field() + ":" + trait.kind())
                .collect(Collectors.joining(","));
    }

    /** The signature as an entry bears it. */
    int traitsMark() {
        return signature().hashCode();
    }

    int place(String field) {
        for (int at = 0; at < traits.size(); at++) {
            if (traits.get(at).field().equals(field)) {
                return at;
            }
        }
        return -1;
    }
}
