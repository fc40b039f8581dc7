package guanlan.engine.schema;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people call a thing, in both languages; said in one only, it is called that in both. */
public record Label(String zh, String en) {

    public Label(@Nullable String zh, @Nullable String en) {
        if (zh == null && en == null) {
            throw new IllegalArgumentException("a label needs zh or en");
        }
        this.zh = zh == null ? String.valueOf(en) : zh;
        this.en = en == null ? String.valueOf(zh) : en;
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
