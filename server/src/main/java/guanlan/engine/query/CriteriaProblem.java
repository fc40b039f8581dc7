package guanlan.engine.query;

import guanlan.core.criteria.CriteriaCode;
import guanlan.core.criteria.CriteriaFinding;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.util.HashMap;
import java.util.Map;

/** A reason why a text is not a condition, as a code with a sentence in both languages. */
public record CriteriaProblem(CriteriaCode criteria) implements Code {

    @Override
    public String key() {
        return criteria.key();
    }

    @Override
    public int status() {
        return 400;
    }

    /**
     * With the place in the text among the parameters: {@code line}, {@code column}, {@code
     * offset}.
     */
    static Finding finding(String field, CriteriaFinding finding) {
        Map<String, Object> params = new HashMap<>(finding.params());
        params.put("line", finding.position().line());
        params.put("column", finding.position().column());
        params.put("offset", finding.position().offset());
        return Finding.of(field, new CriteriaProblem(finding.code()), params);
    }
}
