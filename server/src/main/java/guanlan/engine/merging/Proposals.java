package guanlan.engine.merging;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells beforehand what a merge would do, by the rules of the object. */
@Component
public class Proposals {
    private final Participants participants;
    private final Candidates candidates;
    private final Survivorships rules;
    private final Pointers pointers;

    Proposals(
            Participants participants,
            Candidates candidates,
            Survivorships rules,
            Pointers pointers) {
        this.participants = participants;
        this.candidates = candidates;
        this.rules = rules;
        this.pointers = pointers;
    }

    /**
     * @param wanted the record that shall survive; none: the rules choose
     */
    public Proposal of(ObjectName object, List<UUID> ids, @Nullable UUID wanted) {
        Taking seen = participants.seen(object, ids);
        if (wanted != null && !ids.contains(wanted)) {
            throw new Problem(
                    MergeProblem.NOT_TAKING_PART, Map.of("field", "survivor", "id", wanted));
        }
        var deciding = new Deciding(rules.of(object));
        UUID survivor =
                wanted != null
                        ? wanted
                        : deciding.survivor(List.copyOf(seen.rows().values()));
        Taking taking = participants.seen(object, survivorFirst(survivor, ids));
        List<Proposal.Decided> fields = new ArrayList<>();
        for (FieldDefinition field : Candidates.fields(taking)) {
            fields.add(decided(taking, field, deciding));
        }
        return new Proposal(
                object, survivor, ids, fields, pointers.counted(object, taking.losers(), ids));
    }

    /** The order for which a proposal stands. */
    public MergeOrder order(Proposal proposal) {
        List<UUID> losers = new ArrayList<>(proposal.ids());
        losers.remove(proposal.survivor());
        return MergeOrder.of(proposal.object(), proposal.survivor(), losers);
    }

    private static List<UUID> survivorFirst(UUID survivor, List<UUID> ids) {
        List<UUID> ordered = new ArrayList<>(ids);
        ordered.remove(survivor);
        ordered.addFirst(survivor);
        return ordered;
    }

    private Proposal.Decided decided(Taking taking, FieldDefinition field, Deciding deciding) {
        Map<UUID, Object> offered = candidates.offered(taking, field);
        boolean locked = Candidates.isLocked(taking, field);
        Choice choice =
                locked
                        ? new Choice.From(taking.survivor().id())
                        : deciding.choice(taking, field, offered);
        return new Proposal.Decided(
                field.name(), choice, differs(taking, field), Candidates.isSeveral(field), locked);
    }

    private static boolean differs(Taking taking, FieldDefinition field) {
        Set<@Nullable Object> values = new HashSet<>();
        for (Row row : taking.rows().values()) {
            if (Candidates.isReadable(taking, row.id(), field)) {
                Object value = row.value(field.name());
                values.add(Candidates.isEmpty(value) ? null : value);
            }
        }
        return values.size() > 1;
    }
}
