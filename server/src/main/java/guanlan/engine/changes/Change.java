package guanlan.engine.changes;

import guanlan.engine.schema.ObjectName;
import java.util.UUID;

/** One line of the log, as readers see it: which record of which object changed, and how. */
public record Change(Position position, ObjectName object, UUID record, Operation operation) {

    /** What was done to the record. */
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE,
        RESTORE;

        static Operation of(String letter) {
            return switch (letter) {
                case "c" -> CREATE;
                case "u" -> UPDATE;
                case "d" -> DELETE;
                case "r" -> RESTORE;
                default -> throw new IllegalArgumentException("no operation is written " + letter);
            };
        }
    }
}
