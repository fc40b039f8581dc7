package guanlan.core.criteria;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a field (or any other operand) holds, and so what it may be compared with. The Java values
 * behind the kinds are String, Long, BigDecimal, Boolean, LocalDate, Instant (to the microsecond),
 * UUID for references and {@code List<String>} for text lists; an empty field is null.
 */
public sealed interface FieldKind {

    /** The object whose records are people who sign in; {@code me()} refers to one of them. */
    String USER = "user";

    /** Kinds that need no further description. */
    enum Plain implements FieldKind {
        TEXT,
        WHOLE,
        DECIMAL,
        YESNO,
        DATE,
        DATETIME
    }

    /** One text of a list of values; no values mean that every text is allowed. */
    record Choice(Set<String> values) implements FieldKind {
        public Choice {
            values = Set.copyOf(values);
        }
    }

    /** Several texts, without an order; no values mean that every text is allowed. */
    record TextList(Set<String> values) implements FieldKind {
        public TextList {
            values = Set.copyOf(values);
        }
    }

    /** The id of a record of the object {@code to}; a record's own id is a reference to itself. */
    record Reference(String to) implements FieldKind {}

    /**
     * A text of which can only be asked whether it equals a written one, or is there at all.
     *
     * @param forms every way in which a text may be kept
     */
    record Sealed(Function<String, List<String>> forms) implements FieldKind {}

    /** Kinds that compare with each other form a family. */
    default Family family() {
        return switch (this) {
            case Plain.TEXT -> Family.TEXT;
            case Choice _ -> Family.TEXT;
            case Plain.WHOLE, Plain.DECIMAL -> Family.NUMBER;
            case Plain.YESNO -> Family.YESNO;
            case Plain.DATE -> Family.DATE;
            case Plain.DATETIME -> Family.DATETIME;
            case Reference _ -> Family.REFERENCE;
            case TextList _ -> Family.TEXT_LIST;
            case Sealed _ -> Family.SEALED;
        };
    }

    /** See {@link #family()}. */
    enum Family {
        TEXT,
        NUMBER,
        YESNO,
        DATE,
        DATETIME,
        REFERENCE,
        TEXT_LIST,
        SEALED
    }
}
