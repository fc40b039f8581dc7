package guanlan.core.criteria;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the names in a condition mean: the fields of one object that its author may use. A field
 * that is not in the vocabulary cannot be asked about, so a permission is enforced by leaving it
 * out.
 */
public interface Vocabulary {

    /** The kind of the field of that name. */
    Optional<FieldKind> kind(String name);

    /** Every name, to propose the nearest ones for a misspelt name. */
    Set<String> names();

    /** The vocabulary on the other side of a reference: {@code owner.department.name}. */
    Vocabulary of(FieldKind.Reference reference);

    /** Names of the fields shown to people under that label: {@code 城市} proposes {@code city}. */
    default List<String> namesLabelled(String label) {
        return List.of();
    }
}
