package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Import.Misfit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the rows of a file become records.
 *
 * @param mapping the field of each mapped column, by its index
 * @param defaults what a row gets for a field that it says nothing of; of several texts each row
 *     gets the next one, so that owners take turns
 */
public record ImportPlan(
        Map<Integer, String> mapping,
        Matching matching,
        Misfit misfit,
        Corrections corrections,
        Map<String, List<String>> defaults) {

    public ImportPlan {
        mapping = Collections.unmodifiableMap(new TreeMap<>(mapping));
        defaults = Collections.unmodifiableMap(new TreeMap<>(defaults));
    }

    ImportPlan(Map<Integer, String> mapping, Matching matching) {
        this(mapping, matching, Misfit.REJECT, Corrections.NONE, Map.of());
    }
}
