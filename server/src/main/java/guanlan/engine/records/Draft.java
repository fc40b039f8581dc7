package guanlan.engine.records;

import guanlan.engine.query.Row;
import guanlan.engine.schema.SystemField;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row on its way through the pipeline: what was given, what is there, what is wrong, what is to
 * be done.
 */
final class Draft {
    /** What the executor does with it. */
    enum Act {
        INSERT,
        UPDATE,
        DELETE,
        RESTORE,
        NOTHING
    }

    final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> past = new ArrayList<>();
    private final @Nullable Long expectedVersion;
    private @Nullable UUID id;
    private @Nullable Row before;
    private @Nullable Outcome outcome;
    private @Nullable UUID lender;
    private boolean ownerless;
    private Act act;

    Draft(Act act, @Nullable UUID id, @Nullable Long expectedVersion) {
        this.act = act;
        this.id = id;
        this.expectedVersion = expectedVersion;
    }

    void refuse(Finding finding) {
        findings.add(finding);
    }

    /** As if the record had never been there, whatever else was to be said. */
    void conceal(Finding finding) {
        findings.clear();
        findings.add(finding);
        before = null;
        outcome = null;
    }

    boolean isSound() {
        return findings.isEmpty();
    }

    /** Decided: nothing more is to be done with it. */
    void settle(Outcome settled) {
        outcome = settled;
        act = Act.NOTHING;
    }

    /** Whether it makes a record, as far as is known by now. */
    boolean isNew() {
        return act == Act.INSERT;
    }

    boolean does(Act wanted) {
        return act == wanted && isSound();
    }

    void become(Act other) {
        act = other;
    }

    void identify(UUID record) {
        id = record;
    }

    /** What a new record was before it came here, the oldest first. */
    void wasOnce(List<? extends Map<String, @Nullable Object>> states) {
        past.clear();
        past.addAll(states);
    }

    List<Map<String, @Nullable Object>> past() {
        return past;
    }

    /** Where no owner was given, not even none, whoever writes has it. */
    void ownBy(@Nullable UUID writer) {
        String owner = SystemField.OWNER.field();
        ownerless = !values.containsKey(owner);
        if (ownerless) {
            values.put(owner, writer);
        }
    }

    /** Whether its owner is only who wrote it. */
    boolean isOwnedByHabit() {
        return ownerless;
    }

    void found(Row present) {
        before = present;
        id = present.id();
    }

    UUID id() {
        if (id == null) {
            throw new IllegalStateException("draft without an id");
        }
        return id;
    }

    @Nullable UUID idOrNull() {
        return id;
    }

    @Nullable Row beforeOrNull() {
        return before;
    }

    Row before() {
        if (before == null) {
            throw new IllegalStateException("draft without a present row");
        }
        return before;
    }

    /** It is changed by rights that somebody lent who is away. */
    void lentBy(@Nullable UUID absent) {
        lender = absent;
    }

    @Nullable UUID lender() {
        return lender;
    }

    @Nullable Long expectedVersion() {
        return expectedVersion;
    }

    /** The value that the record will have: the one given, else the one it has. */
    @Nullable Object after(String field) {
        if (values.containsKey(field)) {
            return values.get(field);
        }
        return before == null ? null : before.value(field);
    }

    /** Whether it gives one of the fields another value than the record has. */
    boolean changesAny(Set<String> fields) {
        return values.keySet().stream()
                .anyMatch(
                        field ->
                                fields.contains(field)
                                        && (before == null
                                                || !Objects.equals(
                                                        before.value(field), values.get(field))));
    }

    Outcome outcome() {
        if (!findings.isEmpty()) {
            return new Outcome.Rejected(findings);
        }
        if (outcome == null) {
            throw new IllegalStateException("draft without an outcome");
        }
        return outcome;
    }
}
