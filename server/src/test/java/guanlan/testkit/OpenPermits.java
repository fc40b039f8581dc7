package guanlan.testkit;

import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Standing;

/** Everybody may everything, and stands alone. */
public final class OpenPermits implements Permits {

    @Override
    public Permit of(Caller caller, String object) {
        return Permit.EVERYTHING;
    }

    @Override
    public Standing standing(Caller caller) {
        return Standing.ALONE;
    }
}
