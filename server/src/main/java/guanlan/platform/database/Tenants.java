package guanlan.platform.database;

import java.util.List;

/**
 * The companies that keep their records here. Each has a schema of its own; so far there is one
 * company.
 */
public final class Tenants {
    /** Users, sessions, jobs: what belongs to no company. */
    public static final String SYSTEM_SCHEMA = "system";

    public static final String MAIN = "main";

    public List<String> all() {
        return List.of(MAIN);
    }

    public String schema(String tenant) {
        return "t_" + tenant;
    }
}
