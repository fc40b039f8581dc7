package guanlan.engine.schema;

import guanlan.platform.database.Patience;
import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;

/** Gives a question up that takes longer than the one who waits for it is to wait. */
final class Patient implements ExecuteListener {
    @Override
    public void executeStart(ExecuteContext context) {
        if (Patience.CURRENT.isBound() && context.statement() != null) {
            try {
                int seconds = (int) Math.max(1, Patience.CURRENT.get().toSeconds());
                context.statement().setQueryTimeout(seconds);
            } catch (SQLException broken) {
                throw new DataAccessException("no limit could be set", broken);
            }
        }
    }
}
