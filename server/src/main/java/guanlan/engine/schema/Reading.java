package guanlan.engine.schema;

import java.time.ZoneId;
import java.util.Locale;

/** In whose habits a value is read: language for names of choices, zone for moments without one. */
public record Reading(Locale locale, ZoneId zone) {}
