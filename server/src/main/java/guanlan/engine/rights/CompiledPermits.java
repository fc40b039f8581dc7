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
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

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
    private final Subjects subjects;
    private final Schemas schemas;
    private final Tenants tenants;
    private final InstantSource clock;
    private final Supplier<List<Enclosure.Source>> enclosures;
    private final Timer compiling;
    private final Map<String, Book> books = new ConcurrentHashMap<>();

    /** The roles of each company when they were last read. */
    private final Map<String, Map<RightsStore.Kept, RoleDefinition>> former =
            new ConcurrentHashMap<>();

    CompiledPermits(
            RightsStore store,
            Holders holders,
            Schemas schemas,
            Tenants tenants,
            Signals signals,
            MeterRegistry meters,
            InstantSource clock,
            ObjectProvider<Enclosure.Source> enclosures) {
        this.store = store;
        this.holders = holders;
        this.derived = new Derived(schemas);
        this.subjects = new Subjects(schemas);
        this.schemas = schemas;
        this.tenants = tenants;
        this.clock = clock;
        this.enclosures = SingletonSupplier.of(() -> enclosures.orderedStream().toList());
        this.compiling =
                Timer.builder("guanlan.permit.compile")
                        .description("rights of a person, compiled anew")
                        .publishPercentiles(0.5, 0.95)
                        .register(meters);
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
        long begun = System.nanoTime();
        Book book = book(caller.tenant());
        boolean cold = book.holders().getIfPresent(person(caller)) == null;
        Holder holder = holder(book, caller);
        var key = new Book.Key(holder.person(), object, schemas.of(caller.tenant()));
        Permit known = book.permits().getIfPresent(key);
        if (known == null) {
            Permit permit =
                    derived.narrowed(
                            object,
                            of -> plain(book, caller, holder, of),
                            of -> rules(book, holder, of));
            known =
                    subjects.narrowed(
                            object,
                            permit,
                            of -> around(book, caller, holder, of),
                            holder.standsFor());
            book.permits().put(key, known);
        }
        if (cold) {
            compiling.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
        return known;
    }

    @Override
    public Standing standing(Caller caller) {
        UUID user = caller.user();
        return user == null ? Standing.ALONE : holder(book(caller.tenant()), caller);
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
                                rule(role, object)
                                        .ifPresent(rule -> rules.add(new HeldRule(role, rule))));
        return rules;
    }

    /** The roles that a person holds now. */
    public List<RoleDefinition> held(Caller caller) {
        Book book = book(caller.tenant());
        Holder holder = holder(book, caller);
        return book.roles().values().stream()
                .filter(role -> holder.roles().contains(role.key()))
                .toList();
    }

    /** Somebody as what is kept apart knows him. */
    public Enclosure.Person somebody(Caller caller) {
        return Enclosures.person(holder(book(caller.tenant()), caller));
    }

    /** The records of an object that are shared with a person. */
    public Extent shared(Caller caller, String object, boolean toEdit) {
        return shared(holder(book(caller.tenant()), caller), object, toEdit);
    }

    /** The grants that reach a person, whether they count now or not. */
    public Set<UUID> grantsOf(String tenant, UUID person) {
        Holder holder = holder(book(tenant), Caller.current().insteadOf(person));
        return Set.copyOf(store.grants(tenants.schema(tenant), holder).getValues("id", UUID.class));
    }

    /** What the company has compiled is no longer true. */
    public void forget(String tenant) {
        books.remove(tenant);
    }

    /** His own, and what is lent to him by those who are away. */
    private Permit plain(Book book, Caller caller, Holder holder, String object) {
        Permit permit = own(book, holder, object);
        for (UUID absent : holder.standsFor()) {
            Holder other = holder(book, caller.insteadOf(absent));
            Permit lent = own(book, other, object).lentBy(absent);
            permit = new StandIn(permit, rules(book, holder, object), lent).permit();
        }
        return permit;
    }

    /** As far as it carries notes, tasks and whatever else is about the records. */
    private Permit around(Book book, Caller caller, Holder holder, String object) {
        return book.enclosures().around(object, plain(book, caller, holder, object), holder);
    }

    /** Who sees only what is shared with him has an empty list until something is. */
    private Permit own(Book book, Holder holder, String object) {
        List<ObjectRule> rules = rules(book, holder, object);
        Extent read = shared(holder, object, false);
        Extent edit = shared(holder, object, true);
        Permit permit = Compilation.of(rules, read, edit);
        boolean empty =
                !permit.allows(Right.SEE) && rules.stream().anyMatch(rule -> rule.gives(Right.SEE));
        Permit whole =
                empty
                        ? Compilation.of(
                                rules,
                                read.or(new Extent.Shared(false)),
                                edit.or(new Extent.Shared(true)))
                        : permit;
        return book.enclosures().permit(object, whole, holder);
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

    private List<ObjectRule> rules(Book book, Holder holder, String object) {
        return book.roles().values().stream()
                .filter(role -> holder.roles().contains(role.key()))
                .flatMap(role -> rule(role, object).stream())
                .toList();
    }

    private Optional<ObjectRule> rule(RoleDefinition role, String object) {
        boolean named = role.objects().containsKey(object);
        return role.on(object).map(rule -> named ? rule : subjects.unnamed(object, rule));
    }

    private Holder holder(Book book, Caller caller) {
        UUID user = person(caller);
        Instant now = clock.instant();
        Holder known = book.holders().getIfPresent(user);
        if (known != null && (known.until() == null || known.until().isAfter(now))) {
            return known;
        }
        if (known != null) {
            book.permits().asMap().keySet().removeIf(key -> key.person().equals(user));
        }
        Holder fresh =
                Hypothesis.as(
                        holders.of(user, tenants.schema(caller.tenant()), now, caller.zone()));
        // Known before the others are asked: two may stand in for each other.
        book.holders().put(user, fresh);
        return fresh.standsFor().isEmpty() ? fresh : asLongAsLent(book, caller, fresh);
    }

    /** What is compiled lasts no longer than what is compiled of those who lend. */
    private Holder asLongAsLent(Book book, Caller caller, Holder holder) {
        @Nullable Instant until = holder.until();
        for (UUID absent : holder.standsFor()) {
            until = Holder.sooner(until, holder(book, caller.insteadOf(absent)).until());
        }
        Holder bounded = holder.until(until);
        book.holders().put(holder.person(), bounded);
        return bounded;
    }

    private Book book(String tenant) {
        if (Hypothesis.CURRENT.isBound()) {
            return Hypothesis.CURRENT.get().book(() -> company(tenant), () -> enclosures(tenant));
        }
        long now = System.nanoTime();
        if (TransactionSynchronizationManager.hasResource(CHANGING)) {
            return Book.fresh(
                    now, store.company(tenants.schema(tenant), Map.of()), enclosures(tenant));
        }
        Book known = books.get(tenant);
        if (known != null && now - known.looked() < LOOKS) {
            return known;
        }
        boolean same = known != null && known.version() >= store.version(tenants.schema(tenant));
        Book book =
                known != null && same
                        ? known.lookedAt(now)
                        : Book.fresh(now, company(tenant), enclosures(tenant));
        books.put(tenant, book);
        return book;
    }

    private Enclosures enclosures(String tenant) {
        return new Enclosures(enclosures.get().stream().map(source -> source.of(tenant)).toList());
    }

    private RightsStore.Company company(String tenant) {
        var known = former.getOrDefault(tenant, Map.of());
        var company = store.company(tenants.schema(tenant), known);
        former.put(tenant, company.read());
        return company;
    }
}
