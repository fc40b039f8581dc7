package guanlan.platform.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * What PostgreSQL may take of the machine's memory. Its own defaults are made for the smallest
 * machine there is: with a million records neither the search index nor the indexes of a table fit
 * into them, and every insert waits for pages.
 *
 * @param megabytes of the machine, or of the container
 */
record PostgresMemory(long megabytes) {
    private static final long LEAST_SHARED = 128;
    private static final long MOST_SHARED = 1_024;
    private static final long MOST_FOR_CARE = 256;

    static PostgresMemory ofMachine() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new PostgresMemory(system.getTotalMemorySize() >> 20);
    }

    /** A sixteenth is its own, taken only as far as it is used; the rest is the system's cache. */
    Map<String, String> settings() {
        return Map.of(
                "shared_buffers",
                size(Math.clamp(megabytes / 16, LEAST_SHARED, MOST_SHARED)),
                "effective_cache_size",
                size(Math.max(megabytes / 2, 2 * LEAST_SHARED)),
                "maintenance_work_mem",
                size(Math.clamp(megabytes / 64, 32, MOST_FOR_CARE)),
                "work_mem",
                "16MB",
                "max_wal_size",
                "2GB",
                "random_page_cost",
                "1.1");
    }

    private static String size(long megabytes) {
        return megabytes + "MB";
    }
}
