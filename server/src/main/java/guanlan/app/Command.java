package guanlan.app;

import java.util.List;

/**
 * Something the packaged application does once, by name, on the data folder of a server that may be
 * running.
 */
interface Command {

    /** What the operator types after {@code ./guanlan}. */
    String name();

    /** Returns the process's exit code. */
    int run(List<String> arguments);
}
