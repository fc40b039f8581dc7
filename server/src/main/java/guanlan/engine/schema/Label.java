package guanlan.engine.schema;

import java.util.Locale;

/** What people call a thing, in both languages. */
public record Label(String zh, String en) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
