package guanlan.engine.mass;

import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The caller on whose behalf the job works, with his language and time zone. */
record Runner(@Nullable UUID user, Set<String> roles, String language, String zone) {

    static Runner of(Caller caller) {
        return new Runner(
                caller.user(),
                caller.roles().stream().map(Role::key).collect(Collectors.toSet()),
                caller.locale().toLanguageTag(),
                caller.zone().getId());
    }

    Caller in(String tenant) {
        return new Caller(
                user,
                tenant,
                roles.stream().map(Role::of).collect(Collectors.toSet()),
                Locale.forLanguageTag(language),
                ZoneId.of(zone));
    }
}
