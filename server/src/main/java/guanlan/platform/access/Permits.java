package guanlan.platform.access;

import guanlan.platform.access.Permit.Right;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Answers "may this user". Everybody signed in works on customers; people and departments are kept
 * by administrators and read by all, definitions and the audit trail are the administrators' alone.
 */
@Component
public class Permits {
    private static final Permit EVERYTHING = permit(EnumSet.allOf(Right.class));
    private static final Permit WORKING = permit(EnumSet.complementOf(EnumSet.of(Right.CONFIGURE)));
    private static final Permit READING = permit(EnumSet.of(Right.SEE));
    private static final Permit NOTHING = permit(EnumSet.noneOf(Right.class));
    private static final Set<String> ORGANISATION = Set.of("user", "department");
    private static final Set<String> ADMINISTRATION = Set.of("definition", "audit");

    public Permit of(Caller caller, String object) {
        Mandate mandate = caller.mandate();
        Permit whole = whole(caller, object);
        return mandate == null ? whole : mandate.narrow(whole, object);
    }

    private static Permit whole(Caller caller, String object) {
        if (caller.roles().contains(Role.ADMINISTRATOR)) {
            return EVERYTHING;
        }
        if (ADMINISTRATION.contains(object)) {
            return NOTHING;
        }
        return ORGANISATION.contains(object) ? READING : WORKING;
    }

    private static Permit permit(Set<Right> rights) {
        return new Permit(rights, null, Set.of(), Set.of());
    }
}
