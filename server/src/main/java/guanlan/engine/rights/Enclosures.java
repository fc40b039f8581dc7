package guanlan.engine.rights;

import guanlan.platform.access.Extent;
import guanlan.platform.access.Permit;
import java.util.List;

/** All that modules keep apart in one company, one after the other. */
record Enclosures(List<Enclosure> all) {
    Enclosures {
        all = List.copyOf(all);
    }

    Permit permit(String object, Permit given, Holder holder) {
        Permit permit = given;
        for (Enclosure each : all) {
            permit = each.permit(object, permit, person(holder));
        }
        return permit;
    }

    /** The same Permit as far as what is about its records goes. */
    Permit around(String object, Permit given, Holder holder) {
        if (all.isEmpty()) {
            return given;
        }
        Extent seen = given.extent(Permit.Right.SEE);
        for (Enclosure each : all) {
            seen = each.surroundings(object, seen, person(holder));
        }
        return given.seeing(seen);
    }

    static Enclosure.Person person(Holder holder) {
        return new Enclosure.Person(holder.person(), holder.above(), holder.roles());
    }
}
