package guanlan.platform.identity;

import guanlan.platform.access.Caller;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.Kind;
import java.util.function.Consumer;

/**
 * Notes in the audit trail what happens to people's doors. Whoever is bound did it; where nobody is
 * bound yet, the person himself.
 */
record Journal(Consumer<Act> trail) {
    private static final String PERSON = "user";
    private static final String ACT = "act";

    void note(Kind kind, Credential whose, String act) {
        trail.accept(act(kind, whose).fact(ACT, act));
    }

    void note(Kind kind, Credential whose, String act, Visitor from) {
        trail.accept(act(kind, whose).fact(ACT, act).from(from.address()));
    }

    /** With one more figure or name. */
    void note(Kind kind, Credential whose, String act, String name, Object value) {
        trail.accept(act(kind, whose).fact(ACT, act).fact(name, value));
    }

    /** Nobody knows who it was, or whether there is such a person. */
    void refusedStranger(Visitor from) {
        trail.accept(Act.of(Kind.SIGN_IN_REFUSED).fact(ACT, "password").from(from.address()));
    }

    private static Act act(Kind kind, Credential whose) {
        Act act = Act.of(kind).on(PERSON, whose.user());
        return Caller.CURRENT.isBound() ? act : act.in(whose.tenant()).by(whose.user());
    }
}
