package guanlan.domain.lifecycle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules that hold, in their order: an account is in the state of the first that takes it. */
record Ladder(List<LifecycleRule> rules) {
    /** Criteria may not be nested without end. */
    static final int MOST = 40;

    /** Accounts whose state somebody set, for some days more. */
    static final String KEPT = "!empty(lifecycle_until) && lifecycle_until >= today()";

    Ladder {
        rules = List.copyOf(rules);
    }

    /** The accounts that stand elsewhere than they should, as criteria in CEL. */
    String moving() {
        String moving = "false";
        for (LifecycleRule rule : rules.reversed()) {
            moving = "((" + rule.takes() + ") ? (" + rule.moves() + ") : " + moving + ")";
        }
        return "!(" + KEPT + ") && " + moving;
    }

    /** The accounts for which one of the rules is the first. */
    String first(LifecycleRule rule) {
        StringBuilder first = new StringBuilder();
        for (LifecycleRule earlier : rules.subList(0, rules.indexOf(rule))) {
            first.append("!(").append(earlier.takes()).append(") && ");
        }
        return first.append("(").append(rule.takes()).append(")").toString();
    }

    /** The fields that decide, among other words. */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        rules.forEach(rule -> rule.words().forEach(words::add));
        return words;
    }
}
