package guanlan.engine.schema;

import org.jspecify.annotations.Nullable;

/** One value of a selection: what is stored, what is shown, and the colour of its chip. */
public record Choice(String value, Label label, @Nullable String color) {

    boolean isCalled(String text) {
        return value.equalsIgnoreCase(text)
                || label.zh().equalsIgnoreCase(text)
                || label.en().equalsIgnoreCase(text);
    }
}
