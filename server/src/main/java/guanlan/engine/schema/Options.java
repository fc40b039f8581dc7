package guanlan.engine.schema;

import guanlan.core.values.NumberPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a definition says of a field beyond what it says of every field. Each type has a record of
 * its own, so that a new type brings its words along; what the engine asks of any field has an
 * answer here.
 */
public interface Options {
    /** A type that needs nothing said. */
    record None() implements Options {}

    /** The values of a selection, in their order. */
    default List<Choice> choices() {
        return List.of();
    }

    /** Whether a selection takes values outside its choices as well. */
    default boolean open() {
        return false;
    }

    /** The object that is referred to. */
    default Optional<ObjectName> target() {
        return Optional.empty();
    }

    /** Whether the records referred to are kept as links beside the table. */
    default boolean linked() {
        return false;
    }

    /** The most characters of a text. */
    default int maxLength() {
        return 0;
    }

    /** Digits after the decimal point. */
    default int scale() {
        return 0;
    }

    /** How the engine numbers records. */
    default Optional<NumberPattern> numbering() {
        return Optional.empty();
    }

    /** Whether a new record may bring its own number along. */
    default boolean broughtAlong() {
        return false;
    }

    /** Whether it refers to a record of whichever object. */
    default boolean namesAny() {
        return false;
    }

    /** That it names what the record is about; empty: it does not. */
    default Optional<About> about() {
        return Optional.empty();
    }

    /** What files are taken. */
    default Optional<Acceptance> acceptance() {
        return Optional.empty();
    }

    /** How the value is computed when it is read; none: it is kept. */
    default Optional<Computation> computation() {
        return Optional.empty();
    }

    /** As they are told to browsers and programs. */
    default Map<String, Object> told() {
        return Json.TOLD.convertValue(this, new TypeReference<Map<String, Object>>() {});
    }

    /**
     * As they are written in definitions. A word that the type does not know, or a missing one that
     * it needs, is refused with {@code IllegalArgumentException}.
     */
    static Options of(FieldType type, Map<String, ?> written) {
        try {
            return read(type, written);
        } catch (JacksonException | IllegalArgumentException unfit) {
            throw new IllegalArgumentException(
                    "a field of type " + type.key() + " cannot be defined so: " + written, unfit);
        }
    }

    /** Refuses as Jackson does, with the word that is wrong. */
    static Options read(FieldType type, Map<String, ?> written) {
        return Json.WRITTEN.convertValue(written, type.options());
    }

    /** Snake case in definitions, camel case to programs. */
    final class Json {
        private static final JsonMapper TOLD = new JsonMapper();
        private static final JsonMapper WRITTEN =
                JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();

        private Json() {}
    }
}
