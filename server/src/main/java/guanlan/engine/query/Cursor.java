package guanlan.engine.query;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.FieldType;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import guanlan.platform.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a page ended: the sort values of its last row, as an opaque word. One that does not fit the
 * order is refused.
 */
final class Cursor {
    private static final JsonMapper JSON = new JsonMapper();

    private Cursor() {}

    static String write(List<Key> keys, Row last) {
        List<@Nullable String> values = new ArrayList<>();
        for (Key key : keys) {
            Object value = last.value(key.place().path());
            values.add(value == null ? null : written(key.field().type(), value));
        }
        byte[] json =
                JSON.writeValueAsString(new Content(order(keys), values))
                        .getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    private static String written(FieldType type, Object value) {
        return String.valueOf(type.ordering().stored(type.ordered(value)));
    }

    static List<@Nullable Object> read(String cursor, List<Key> keys) {
        Content content = decode(cursor);
        if (!content.order().equals(order(keys)) || content.values().size() != keys.size()) {
            throw new Problem(QueryProblem.CURSOR_INVALID);
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int at = 0; at < keys.size(); at++) {
            values.add(value(content.values().get(at), keys.get(at).field()));
        }
        return values;
    }

    private static @Nullable Object value(@Nullable String text, FieldDefinition field) {
        return text == null
                ? null
                : switch (field.type().ordering().read(text, field, Reading.NEUTRAL)) {
                    case Parsed.Value(var value) -> value;
                    case Parsed.Empty _ -> text;
                    case Parsed.Refused _ -> throw new Problem(QueryProblem.CURSOR_INVALID);
                };
    }

    private static Content decode(String cursor) {
        try {
            return JSON.readValue(Base64.getUrlDecoder().decode(cursor), Content.class);
        } catch (IllegalArgumentException | JacksonException garbled) {
            throw new Problem(QueryProblem.CURSOR_INVALID);
        }
    }

    private static String order(List<Key> keys) {
        var text = new StringBuilder();
        keys.forEach(key -> text.append(key.descending() ? '-' : '+').append(key.place().path()));
        return text.toString();
    }

    private record Content(String order, List<@Nullable String> values) {}
}
