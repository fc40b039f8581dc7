package guanlan.core.criteria;

import java.util.List;

/** What came of reading a text as a value: the value, or the reasons why it is none. */
public sealed interface Calculation {

    /** Not a value; at least one finding, in the order of the text. */
    record Refused(List<CriteriaFinding> findings) implements Calculation {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** A value that every back end can compute. */
    record Accepted(Operand value) implements Calculation {}
}
