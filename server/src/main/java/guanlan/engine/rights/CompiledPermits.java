package guanlan.engine.rights;

import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Extent;
import guanlan.platform.access.Mandate;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Role;
import guanlan.platform.access.Standing;
import guanlan.platform.database.Tenants;
import guanlan.platform.live.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The Permits of people, compiled once per person and object. What they were compiled from is
 * thrown away when this node changes rights, when another node rings, and at the latest when a
 * second later the number that counts changes has grown.
 */
@Component
public class CompiledPermits implements Permits {
    /** The signal that rights have changed. */
    public static final String NEWS = "rights";

    /** Bound while a transaction changes rights: what it sees is not yet true for others. */
    public static final Object CHANGING = new Object();

    private static final UUID NOBODY = new UUID(0, 0);
    private static final long LOOKS = Duration.ofSeconds(1).toNanos();

    private final RightsStore store;
    private final Holders holders;
    private final Derived derived;
    private final Schemas schemas;
    private final Tenants tenants;
    private final InstantSource clock;
    private final Map<String, Book> books = new ConcurrentHashMap<>();

    CompiledPermits(
            RightsStore store,
            Holders holders,
            Schemas schemas,
            Tenants tenants,
            Signals signals,
            InstantSource clock) {
        this.store = store;
        this.holders = holders;
        this.derived = new Derived(schemas);
        this.schemas = schemas;
        this.tenants = tenants;
        this.clock = clock;
        signals.listen(NEWS, this::forget);
    }

    @Override
    public Permit of(Caller caller, String object) {
        Mandate mandate = caller.mandate();
        Permit whole = whole(caller, object);
        return mandate == null ? whole : mandate.narrow(whole, object);
    }

    private Permit whole(Caller caller, String object) {
        if (caller.roles().contains(Role.ADMINISTRATOR)) {
            return Permit.EVERYTHING;
        }
        UUID user = person(caller);
        Book book = book(caller.tenant());
        Holder holder = holder(book, caller.tenant(), user);
        var key = new Book.Key(user, object, schemas.of(caller.tenant()));
        Permit known = book.permits().getIfPresent(key);
        if (known == null) {
            known =
                    derived.narrowed(
                            object, of -> plain(book, holder, of), of -> rules(book, holder, of));
            book.permits().put(key, known);
        }
        return known;
    }

    @Override
    public Standing standing(Caller caller) {
        UUID user = caller.user();
        return user == null ? Standing.ALONE : holder(book(caller.tenant()), caller.tenant(), user);
    }

    /** Who is nobody in particular may what everybody may. */
    private static UUID person(Caller caller) {
        UUID user = caller.user();
        return user == null ? NOBODY : user;
    }

    /** Every role of the caller's company by its key. */
    public Collection<RoleDefinition> roles() {
        return book(Caller.current().tenant()).roles().values();
    }

    public Optional<RoleDefinition> role(String key) {
        return Optional.ofNullable(book(Caller.current().tenant()).roles().get(key));
    }

    /** A role that somebody holds, and what it says of an object. */
    public record HeldRule(RoleDefinition role, ObjectRule rule) {}

    /** What the roles of a person say of an object. */
    public List<HeldRule> rules(Caller caller, String object) {
        List<HeldRule> rules = new ArrayList<>();
        held(caller)
                .forEach(
                        role ->
                                role.on(object)
                                        .ifPresent(rule -> rules.add(new HeldRule(role, rule))));
        return rules;
    }

    /** The roles that a person holds now. */
    public List<RoleDefinition> held(Caller caller) {
        Book book = book(caller.tenant());
        Holder holder = holder(book, caller.tenant(), person(caller));
        return book.roles().values().stream()
                .filter(role -> holder.roles().contains(role.key()))
                .toList();
    }

    /** The records of an object that are shared with a person. */
    public Extent shared(Caller caller, String object, boolean toEdit) {
        Book book = book(caller.tenant());
        return shared(holder(book, caller.tenant(), person(caller)), object, toEdit);
    }

    /** The grants that reach a person, whether they count now or not. */
    public Set<UUID> grantsOf(String tenant, UUID person) {
        Holder holder = holder(book(tenant), tenant, person);
        return Set.copyOf(store.grants(tenants.schema(tenant), holder).getValues("id", UUID.class));
    }

    /** What the company has compiled is no longer true. */
    public void forget(String tenant) {
        books.remove(tenant);
    }

    /** Who sees only what is shared with him has an empty list until something is. */
    static Permit plain(Book book, Holder holder, String object) {
        List<ObjectRule> rules = rules(book, holder, object);
        Extent read = shared(holder, object, false);
        Extent edit = shared(holder, object, true);
        Permit permit = Compilation.of(rules, read, edit);
        boolean empty =
                !permit.allows(Right.SEE) && rules.stream().anyMatch(rule -> rule.gives(Right.SEE));
        return empty
                ? Compilation.of(
                        rules, read.or(new Extent.Shared(false)), edit.or(new Extent.Shared(true)))
                : permit;
    }

    static Extent shared(Holder holder, String object, boolean toEdit) {
        List<Extent> parts = new ArrayList<>();
        if (holder.shared().contains(object)) {
            parts.add(new Extent.Shared(toEdit));
        }
        for (Holder.SharedBy rule : holder.rules()) {
            if (rule.object().equals(object) && (rule.toEdit() || !toEdit)) {
                parts.add(Extent.meets(rule.where()));
            }
        }
        return Extent.either(parts);
    }

    private static List<ObjectRule> rules(Book book, Holder holder, String object) {
        return book.roles().values().stream()
                .filter(role -> holder.roles().contains(role.key()))
                .flatMap(role -> role.on(object).stream())
                .toList();
    }

    private Holder holder(Book book, String tenant, UUID user) {
        Instant now = clock.instant();
        Holder known = book.holders().getIfPresent(user);
        if (known != null && (known.until() == null || known.until().isAfter(now))) {
            return known;
        }
        if (known != null) {
            book.permits().asMap().keySet().removeIf(key -> key.person().equals(user));
        }
        Holder fresh = holders.of(user, tenants.schema(tenant), now);
        book.holders().put(user, fresh);
        return fresh;
    }

    private Book book(String tenant) {
        long now = System.nanoTime();
        if (TransactionSynchronizationManager.hasResource(CHANGING)) {
            return Book.fresh(0, now, store.roles(tenants.schema(tenant)));
        }
        Book known = books.get(tenant);
        if (known != null && now - known.looked() < LOOKS) {
            return known;
        }
        String schema = tenants.schema(tenant);
        long version = store.version(schema);
        Book book =
                known != null && known.version() >= version
                        ? known.lookedAt(now)
                        : Book.fresh(version, now, store.roles(schema));
        books.put(tenant, book);
        return book;
    }
}
