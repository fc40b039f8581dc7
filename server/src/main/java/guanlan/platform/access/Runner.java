package guanlan.platform.access;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The caller on whose behalf a job works, in the form that is kept with the job. */
public record Runner(
        @Nullable UUID user,
        Set<String> roles,
        String language,
        String zone,
        @Nullable Mandate mandate) {

    public static Runner of(Caller caller) {
        return new Runner(
                caller.user(),
                caller.roles().stream().map(Role::key).collect(Collectors.toSet()),
                caller.locale().toLanguageTag(),
                caller.zone().getId(),
                caller.mandate());
    }

    public Caller in(String tenant) {
        return new Caller(
                user,
                tenant,
                roles.stream().map(Role::of).collect(Collectors.toSet()),
                Locale.forLanguageTag(language),
                ZoneId.of(zone),
                mandate);
    }
}
