package guanlan.platform.identity;

import java.time.ZoneId;
import java.util.Locale;

/** What a person may choose about himself. */
public record Profile(String name, Locale locale, Theme theme, ZoneId zone) {}
