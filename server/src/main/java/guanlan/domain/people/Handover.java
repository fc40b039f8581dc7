package guanlan.domain.people;

import guanlan.engine.mass.Mass;
import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's records on their way to others, and how far they have come. */
public record Handover(
        UUID id, UUID person, Instant createdAt, @Nullable UUID createdBy, List<Part> parts) {

    /** The records of one object, to one successor. */
    public record Part(Mass mass, ObjectName object, String field, UUID successor) {}

    /** What is wished for: who gets the records that name the person in this field. */
    public record Wish(@Nullable String object, @Nullable String field, @Nullable UUID successor) {}

    public Handover {
        parts = List.copyOf(parts);
    }
}
