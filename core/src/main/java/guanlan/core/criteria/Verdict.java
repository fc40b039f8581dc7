package guanlan.core.criteria;

import java.util.List;

/** What came of checking a text: a condition, or the reasons why it is none. */
public sealed interface Verdict {

    /** Not a condition; at least one finding, in the order of the text. */
    record Refused(List<CriteriaFinding> findings) implements Verdict {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** A condition that every back end can answer. */
    record Accepted(Checked checked) implements Verdict {}
}
