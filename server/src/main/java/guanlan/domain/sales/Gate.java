package guanlan.domain.sales;

import java.util.List;

/**
 * What is asked of a deal that passes.
 *
 * @param fields that must be filled in, files among them
 * @param criteria in CEL; empty: none
 */
record Gate(List<String> fields, String criteria) {
    Gate {
        fields = List.copyOf(fields);
        criteria = criteria.strip();
    }
}
