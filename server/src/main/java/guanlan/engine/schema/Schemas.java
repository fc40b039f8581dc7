package guanlan.engine.schema;

import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Every object there is, for the company of the current caller. A question reads one immutable
 * snapshot, without a lock; a change replaces it whole, after its commit.
 */
@Component
public class Schemas {
    private final Snapshot standard;
    private final Map<String, Snapshot> companies = new ConcurrentHashMap<>();
    private volatile Missed missed = _ -> {};

    /** Asked when an object is not found: another node may just have made it. */
    @FunctionalInterface
    interface Missed {
        void lookAgain(String tenant);
    }

    /** Only the standard, until a company's own part is published. */
    @Autowired
    public Schemas() {
        this(Composition.of(0, List.of()));
        slips();
    }

    /** The same definitions for everybody, such as those that a change would lead to. */
    public Schemas(Snapshot everybody) {
        standard = everybody;
    }

    /** The definitions of the caller's company now. */
    public Snapshot now() {
        return Caller.CURRENT.isBound() ? of(Caller.current().tenant()) : standard;
    }

    public Snapshot of(String tenant) {
        return companies.getOrDefault(tenant, standard);
    }

    /** Puts newer definitions in force; older ones, that come late, change nothing. */
    public void publish(String tenant, Snapshot fresh) {
        companies.merge(
                tenant, fresh, (old, given) -> given.version() > old.version() ? given : old);
    }

    void onMiss(Missed hook) {
        missed = hook;
    }

    public Collection<ObjectDefinition> all() {
        return now().objects().values();
    }

    public Optional<ObjectDefinition> find(ObjectName name) {
        var definition = now().objects().get(name);
        if (definition == null && Caller.CURRENT.isBound()) {
            missed.lookAgain(Caller.current().tenant());
            definition = now().objects().get(name);
        }
        return Optional.ofNullable(definition);
    }

    public ObjectDefinition require(ObjectName name) {
        return find(name).orElseThrow(() -> absent(name.value()));
    }

    /** The object of a name that came from outside and may be no name at all. */
    public ObjectDefinition require(String name) {
        if (!ObjectName.fits(name)) {
            throw absent(name);
        }
        return require(new ObjectName(name));
    }

    private static Problem absent(String name) {
        return new Problem(
                SchemaProblem.OBJECT_ABSENT, Map.of("object", SchemaProblem.shown(name)));
    }

    /** A slip in the standard is found at the start, not on a screen. */
    private void slips() {
        if (!standard.faults().isEmpty()) {
            throw new IllegalStateException("objects/*.yaml: " + standard.faults());
        }
        Standard.objects()
                .forEach(
                        (name, words) -> {
                            var fields =
                                    Objects.requireNonNull(
                                                    standard.objects().get(new ObjectName(name)))
                                            .fields();
                            for (String mentioned : Composition.head(words).mentioned()) {
                                if (!fields.containsKey(mentioned)) {
                                    throw new IllegalStateException(
                                            name + " has no field " + mentioned);
                                }
                            }
                        });
    }
}
