package guanlan.platform.audit;

import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Entries on their way into the table, each with the mark of who could write it: only we. */
@Component
class AuditEntries {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TrailSql sql;
    private final AuditKeys keys;

    AuditEntries(TrailSql sql, AuditKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    void add(AuditEntry entry) {
        add(entry.who().tenant(), List.of(entry));
    }

    /** One statement for any number. */
    void add(String tenant, Collection<AuditEntry> entries) {
        String rows = JSON.writeValueAsString(entries.stream().map(this::row).toList());
        sql.run(
                tenant,
                jdbc ->
                        jdbc.sql(
                                        """
                                        insert into audit_entry
                                        select * from json_populate_recordset(null::audit_entry, ?::json)
                                        """)
                                .param(rows)
                                .update());
    }

    private Map<String, @Nullable Object> row(AuditEntry entry) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", entry.id().toString());
        row.put("at", entry.at().toString());
        row.put("kind", entry.kind());
        row.put("actor", entry.who().user());
        row.put("key", entry.who().whence().key());
        row.put("acting_as", entry.who().whence().actingAs());
        row.put("address", entry.who().whence().address());
        row.put("object", entry.what().object());
        row.put("record", entry.what().record());
        row.put("criteria", entry.what().criteria());
        row.put("count", entry.what().count());
        row.put("facts", entry.facts());
        row.put("mark", "\\x" + HexFormat.of().formatHex(keys.mark(entry)));
        return row;
    }
}
