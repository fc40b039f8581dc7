package guanlan.engine.changes;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells what a failure means for the one who failed. */
final class Failures {
    private static final int LONGEST = 500;

    /**
     * Connection lost, transaction taken back by the database, resources short, operator at work,
     * lock not to be had, disk broken: the change is not at fault.
     */
    private static final Set<String> OUTAGES = Set.of("08", "40", "53", "55", "57", "58");

    private Failures() {}

    /** Whether trying again later is all that is needed. */
    static boolean outage(Throwable failure) {
        return causes(failure)
                .anyMatch(
                        cause ->
                                switch (cause) {
                                    case CannotCreateTransactionException _ -> true;
                                    case SQLTransientException _ -> true;
                                    case SQLRecoverableException _ -> true;
                                    case SQLException sql -> outage(sql.getSQLState());
                                    case IOException _ -> true;
                                    default -> false;
                                });
    }

    /** For people; the innermost cause says most. */
    static String text(Throwable failure) {
        Throwable root = causes(failure).reduce((_, deeper) -> deeper).orElse(failure);
        String text = root.getClass().getSimpleName() + ": " + root.getMessage();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static boolean outage(String state) {
        return state != null && state.length() == 5 && OUTAGES.contains(state.substring(0, 2));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
