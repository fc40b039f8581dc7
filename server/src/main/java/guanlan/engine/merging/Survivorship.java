package guanlan.engine.merging;

import guanlan.engine.schema.FieldDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which record of several survives, and which of their values, as a company wants it for an object.
 *
 * @param survivor by which rule the record is chosen: complete, newest, oldest or trusted
 * @param fallback for fields of which nothing is said
 * @param fields the fields of which something is said
 * @param trust where records come from, and whom to believe most
 */
public record Survivorship(Rule survivor, Rule fallback, Map<String, Rule> fields, Trust trust) {
    /** Fields of several values keep all, others what the survivor has. */
    public static final Survivorship USUAL =
            new Survivorship(Rule.COMPLETE, Rule.SURVIVOR, Map.of(), new Trust(null, List.of()));

    /**
     * @param field which says where a record comes from
     * @param order its values, the most trusted first; others come last
     */
    public record Trust(@Nullable String field, List<String> order) {
        public Trust {
            order = List.copyOf(order);
        }
    }

    public Survivorship {
        fields = Map.copyOf(fields);
    }

    Rule of(FieldDefinition field) {
        Rule said = fields.get(field.name());
        if (said != null) {
            return said;
        }
        return Candidates.isSeveral(field) ? Rule.UNION : fallback;
    }
}
