package guanlan.engine.schema;

import guanlan.platform.problems.Finding;

/** What became of a text, or of a value of JSON, that was given for a field. */
public sealed interface Parsed {
    /** The value in the type's own Java form. */
    record Value(Object value) implements Parsed {}

    /** Nothing was given: the field is empty. */
    record Empty() implements Parsed {}

    /** It cannot be taken, and why. */
    record Refused(Finding finding) implements Parsed {}

    Parsed EMPTY = new Empty();
}
