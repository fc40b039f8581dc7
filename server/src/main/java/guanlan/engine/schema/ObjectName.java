package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of an object: also its table, its path in the API and its word in criteria. */
public record ObjectName(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public static final ObjectName USER = new ObjectName("user");
    public static final ObjectName DEPARTMENT = new ObjectName("department");

    /** Holds a company's own part of the definitions. */
    public static final ObjectName DEFINITION = new ObjectName("definition");

    public ObjectName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a name of an object: " + value);
        }
    }

    public static boolean fits(String value) {
        return SHAPE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
