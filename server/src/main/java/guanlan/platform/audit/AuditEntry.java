package guanlan.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import guanlan.platform.audit.Act.What;
import guanlan.platform.audit.Act.Who;
import java.io.StringWriter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One act as it is kept. Its {@link #line}, compact JSON in a fixed order of names, is what is
 * hashed and exported, so that anybody can compute the hash of an exported entry.
 *
 * @param at to the microsecond, as the database keeps it
 * @param kind the key of a {@link Kind}
 * @param facts a JSON object as text, kept to the letter
 */
public record AuditEntry(UUID id, Instant at, String kind, Who who, What what, String facts) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public String line() {
        var text = new StringWriter();
        try (JsonGenerator to = JSON.createGenerator(text)) {
            to.writeStartObject();
            write(to, "id", id);
            write(to, "tenant", who.tenant());
            write(to, "at", at);
            write(to, "kind", kind);
            write(to, "actor", who.user());
            write(to, "key", who.whence().key());
            write(to, "actingAs", who.whence().actingAs());
            write(to, "address", who.whence().address());
            write(to, "object", what.object());
            write(to, "record", what.record());
            write(to, "criteria", what.criteria());
            if (what.count() != null) {
                to.writeNumberProperty("count", what.count());
            }
            to.writeName("facts");
            to.writeRawValue(facts);
            to.writeEndObject();
        }
        return text.toString();
    }

    byte[] hash() {
        return Hashes.sha256(line().getBytes(UTF_8));
    }

    private static void write(JsonGenerator to, String name, @Nullable Object value) {
        if (value != null) {
            to.writeStringProperty(name, value.toString());
        }
    }
}
