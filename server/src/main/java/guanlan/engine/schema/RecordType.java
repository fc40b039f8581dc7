package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of whichever object. Criteria see it as the text {@code account/0199…}. With a timeline
 * it is what a note, a task or a call is about: whoever may not see that record does not see this
 * one either, unless it is his.
 */
record RecordType() implements WrittenType<RecordName> {

    /** What a definition says of it. */
    record Any(@Nullable String timeline, List<String> people) implements Options {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Any of(@Nullable String timeline, @Nullable List<String> people) {
            if (timeline == null && people != null) {
                throw new IllegalArgumentException("people are named beside a \"timeline\"");
            }
            return new Any(
                    timeline,
                    people == null ? List.of(SystemField.OWNER.field()) : List.copyOf(people));
        }

        @Override
        public boolean namesAny() {
            return true;
        }

        @Override
        public Optional<About> about() {
            return Optional.ofNullable(timeline).map(moment -> new About(moment, people));
        }
    }

    @Override
    public String key() {
        return "record";
    }

    @Override
    public Class<? extends Options> options() {
        return Any.class;
    }

    @Override
    public Class<RecordName> value() {
        return RecordName.class;
    }

    @Override
    public Optional<RecordName> readForm(String text) {
        return RecordName.read(text);
    }

    @Override
    public String joined(Map<?, ?> parts) {
        return parts.get("object") + "/" + parts.get("id");
    }
}
