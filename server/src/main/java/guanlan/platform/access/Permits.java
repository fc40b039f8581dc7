package guanlan.platform.access;

import guanlan.platform.access.Permit.Right;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Answers "may this user". Everybody signed in works on customers; people and departments are kept
 * by administrators and read by all.
 */
@Component
public class Permits {
    private static final Permit EVERYTHING = permit(EnumSet.allOf(Right.class));
    private static final Permit READING = permit(EnumSet.of(Right.SEE));
    private static final Set<String> ORGANISATION = Set.of("user", "department");

    public Permit of(Caller caller, String object) {
        boolean everything = caller.is(Role.ADMINISTRATOR) || !ORGANISATION.contains(object);
        return everything ? EVERYTHING : READING;
    }

    private static Permit permit(Set<Right> rights) {
        return new Permit(rights, null, Set.of(), Set.of());
    }
}
