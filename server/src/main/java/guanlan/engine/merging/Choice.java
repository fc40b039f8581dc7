package guanlan.engine.merging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a field of the survivor shall hold. */
public sealed interface Choice {
    /** What it is in one of the records that take part. */
    record From(UUID record) implements Choice {}

    /** What all of them hold, for fields of several values. */
    record All() implements Choice {}

    /** Another value, as people and programs give it. */
    record Given(@Nullable Object value) implements Choice {}
}
