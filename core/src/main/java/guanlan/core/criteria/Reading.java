package guanlan.core.criteria;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One text being checked: its findings so far, and how deep and how far the check has come. */
final class Reading {
    private static final int MAX_FINDINGS = 20;

    private final Syntax.Source source;
    private final Vocabulary vocabulary;
    private final List<CriteriaFinding> findings = new ArrayList<>();
    private int depth;
    private int parts;

    Reading(Syntax.Source source, Vocabulary vocabulary) {
        this.source = source;
        this.vocabulary = vocabulary;
    }

    Syntax.Source source() {
        return source;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    List<CriteriaFinding> findings() {
        return findings;
    }

    /** Reads a part of the tree one level further down, within the limits. */
    <T> Optional<T> within(CelExpr part, Supplier<Optional<T>> read) {
        if (depth == Criteria.MAX_DEPTH) {
            return once(part, CriteriaCode.TOO_DEEP, Map.of("limit", Criteria.MAX_DEPTH));
        }
        if (parts == Criteria.MAX_PARTS) {
            return once(part, CriteriaCode.TOO_LARGE, Map.of("limit", Criteria.MAX_PARTS));
        }
        depth++;
        parts++;
        try {
            return read.get();
        } finally {
            depth--;
        }
    }

    /** Notes what is wrong with a part and where. */
    <T> Optional<T> refuse(CelExpr part, CriteriaCode code, Map<String, Object> params) {
        return refuse(source.position(part), code, params);
    }

    <T> Optional<T> refuse(Position position, CriteriaCode code, Map<String, Object> params) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(new CriteriaFinding(code, position, params));
        }
        return Optional.empty();
    }

    private <T> Optional<T> once(CelExpr part, CriteriaCode code, Map<String, Object> params) {
        return findings.stream().anyMatch(finding -> finding.code() == code)
                ? Optional.empty()
                : refuse(part, code, params);
    }
}
