package guanlan.engine.schema;

import java.util.List;

/**
 * How records of an object belong to the record that they are about.
 *
 * @param timeline the field with the moment at which they stand in its timeline
 * @param people the fields whose people see and change them, whatever they may see otherwise
 */
public record About(String timeline, List<String> people) {
    public About {
        people = List.copyOf(people);
    }
}
