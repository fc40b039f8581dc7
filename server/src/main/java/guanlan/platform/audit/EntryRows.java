package guanlan.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries as they come back from the table, whatever was done to them there. */
final class EntryRows {
    private EntryRows() {}

    /** An entry, its mark, and under which seal it lies. */
    record Kept(AuditEntry entry, byte[] mark, @Nullable Long seal) {}

    static Kept kept(String tenant, ResultSet row) throws SQLException {
        return new Kept(
                entry(tenant, row), row.getBytes("mark"), row.getObject("seal", Long.class));
    }

    static AuditEntry entry(String tenant, ResultSet row) throws SQLException {
        var whence =
                new Whence(
                        row.getString("address"),
                        row.getObject("key", UUID.class),
                        row.getObject("acting_as", UUID.class));
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                new Act.Who(tenant, row.getObject("actor", UUID.class), whence),
                new Act.What(
                        row.getString("object"),
                        row.getObject("record", UUID.class),
                        row.getString("criteria"),
                        row.getObject("count", Long.class)),
                row.getString("facts"));
    }
}
