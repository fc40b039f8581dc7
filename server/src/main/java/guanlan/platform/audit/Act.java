package guanlan.platform.audit;

import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something worth an entry, told as a sentence: {@code
 * Act.of(EXPORT).on("account").where(criteria).counting(120).fact("format", "csv")}. Who acts and
 * from where is taken from what is bound ({@link Caller#CURRENT}, {@link Whence#CURRENT}) unless it
 * is said.
 *
 * @param facts names, ids and figures; never a person's data, never a secret
 */
public record Act(Kind kind, Who who, What what, Map<String, Object> facts) {

    /** Whose company, who, and by which way. */
    public record Who(String tenant, @Nullable UUID user, Whence whence) {}

    /** Which records: one, or those of the criteria, and how many. */
    public record What(
            @Nullable String object,
            @Nullable UUID record,
            @Nullable String criteria,
            @Nullable Long count) {}

    public Act {
        facts = Map.copyOf(facts);
    }

    public static Act of(Kind kind) {
        Who who =
                Caller.CURRENT.isBound()
                        ? new Who(
                                Caller.current().tenant(),
                                Caller.current().user(),
                                Whence.current())
                        : new Who(Tenants.MAIN, null, Whence.current());
        return new Act(kind, who, new What(null, null, null, null), Map.of());
    }

    public Act by(@Nullable UUID user) {
        return new Act(kind, new Who(who.tenant, user, who.whence), what, facts);
    }

    /** In a company, where no caller is bound. */
    public Act in(String tenant) {
        return new Act(kind, new Who(tenant, who.user, who.whence), what, facts);
    }

    public Act from(String address) {
        Whence way = new Whence(address, who.whence.key(), who.whence.actingAs());
        return new Act(kind, new Who(who.tenant, who.user, way), what, facts);
    }

    public Act withKey(@Nullable UUID key) {
        Whence way = new Whence(who.whence.address(), key, who.whence.actingAs());
        return new Act(kind, new Who(who.tenant, who.user, way), what, facts);
    }

    public Act on(String object) {
        return new Act(kind, who, new What(object, what.record, what.criteria, what.count), facts);
    }

    public Act on(String object, @Nullable UUID record) {
        return new Act(kind, who, new What(object, record, what.criteria, what.count), facts);
    }

    public Act where(@Nullable String criteria) {
        return new Act(kind, who, new What(what.object, what.record, criteria, what.count), facts);
    }

    public Act counting(long count) {
        return new Act(kind, who, new What(what.object, what.record, what.criteria, count), facts);
    }

    /** Text, a number, yes or no, or a list or map of them; an empty value is left out. */
    public Act fact(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new TreeMap<>(facts);
        more.put(name, value);
        return new Act(kind, who, what, more);
    }
}
