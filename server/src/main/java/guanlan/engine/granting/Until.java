package guanlan.engine.granting;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An end or a beginning that somebody names: a moment, or with {@code null} none at all. What is
 * not said stays as it is, which is why it cannot be a bare moment.
 */
@Schema(type = "string", format = "date-time", nullable = true)
@JsonDeserialize(using = Until.Reader.class)
public record Until(@Nullable Instant moment) {

    /** What was said, else what is. */
    static @Nullable Instant or(@Nullable Until said, @Nullable Instant now) {
        return said == null ? now : said.moment();
    }

    static final class Reader extends ValueDeserializer<Until> {
        @Override
        public Until deserialize(JsonParser json, DeserializationContext context) {
            return new Until(context.readValue(json, Instant.class));
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return new Until(null);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
