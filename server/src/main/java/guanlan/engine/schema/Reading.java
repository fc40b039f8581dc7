package guanlan.engine.schema;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** In whose habits a value is read: language for names of choices, zone for moments without one. */
public record Reading(Locale locale, ZoneId zone) {
    /** Nobody's: what the product wrote itself. */
    public static final Reading NEUTRAL = new Reading(Locale.ROOT, ZoneOffset.UTC);

    boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }
}
