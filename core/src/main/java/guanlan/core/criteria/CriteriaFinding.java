package guanlan.core.criteria;

import java.util.Map;

/**
 * One reason why a text is not a condition, and where. The parameters are those its code names;
 * lists are joined by {@code ", "}.
 */
public record CriteriaFinding(CriteriaCode code, Position position, Map<String, Object> params) {
    public CriteriaFinding {
        params = Map.copyOf(params);
    }
}
