package guanlan.domain.views;

import guanlan.core.values.Ids;
import guanlan.domain.views.Offer.Offered;
import guanlan.domain.views.Offer.Usual;
import guanlan.engine.query.Counting;
import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RoleDefinition;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.Look;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectDefinition.Layout.View;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SchemaProblem;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Problem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The views that the caller finds above a list. Whoever sees an object keeps views of his own; what
 * everybody finds, and with what a role begins, is part of the definition and asks for the right to
 * configure.
 */
@Component
public class Views {
    private static final int LONGEST_LABEL = 60;
    private static final int MOST = 100;
    private static final int LARGEST = 20_000;

    private final Schemas schemas;
    private final CompiledPermits permits;
    private final Queries queries;
    private final CriteriaConditions criteria;
    private final Fitting fitting;
    private final ViewStore store;
    private final Ids ids;
    private final InstantSource clock;

    Views(
            Schemas schemas,
            CompiledPermits permits,
            Queries queries,
            CriteriaConditions criteria,
            Fitting fitting,
            ViewStore store,
            Ids ids,
            InstantSource clock) {
        this.schemas = schemas;
        this.permits = permits;
        this.queries = queries;
        this.criteria = criteria;
        this.fitting = fitting;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** What somebody wants a view of his own to be. */
    public record Wanted(
            @Nullable String label,
            @Nullable String where,
            @Nullable String sort,
            @Nullable List<String> columns,
            @Nullable Look look) {}

    public Offer of(String object) {
        ObjectDefinition definition = seen(object);
        UUID person = Caller.current().user();
        List<Offered> views = new ArrayList<>();
        fitting.shared(definition).forEach(view -> views.add(new Offered(view, false)));
        if (person != null) {
            for (View own : store.of(person, definition.name())) {
                fitting.cut(own, definition).ifPresent(view -> views.add(new Offered(view, true)));
            }
        }
        return new Offer(views, usual(definition.name(), person, views).orElse(null));
    }

    /** A view of the caller's own. */
    public Offered keep(String object, @Nullable UUID id, Wanted wanted) {
        ObjectDefinition definition = seen(object);
        UUID person = himself();
        List<View> kept = store.of(person, definition.name());
        if (id != null && kept.stream().noneMatch(view -> view.name().equals(id.toString()))) {
            throw new Problem(ViewProblem.ABSENT, Map.of("id", id));
        }
        if (id == null && kept.size() >= MOST) {
            throw new Problem(ViewProblem.TOO_MANY, Map.of("most", MOST));
        }
        UUID name = id == null ? ids.next() : id;
        View view = checked(name, wanted, definition);
        if (!store.put(name, person, definition.name(), view, clock.instant())) {
            throw new Problem(ViewProblem.ABSENT, Map.of("id", name));
        }
        return new Offered(fitting.cut(view, definition).orElse(view), true);
    }

    public void remove(String object, UUID id) {
        ObjectDefinition definition = seen(object);
        if (!store.remove(id, himself(), definition.name())) {
            throw new Problem(ViewProblem.ABSENT, Map.of("id", id));
        }
    }

    /**
     * With what the caller begins from now on.
     *
     * @param view its name; empty: with all records; null: as his role does
     */
    public Offer begin(String object, @Nullable String view) {
        ObjectDefinition definition = seen(object);
        boolean offered =
                view == null
                        || view.isEmpty()
                        || of(object).views().stream()
                                .anyMatch(each -> each.view().name().equals(view));
        if (!offered) {
            throw new Problem(ViewProblem.NOT_OFFERED, Map.of("view", view));
        }
        store.begin(himself(), definition.name(), view);
        return of(object);
    }

    private ObjectDefinition seen(String object) {
        ObjectDefinition definition = schemas.require(object);
        if (!permits.of(Caller.current(), definition.name().value()).allows(Right.SEE)) {
            throw new Problem(SchemaProblem.OBJECT_ABSENT, Map.of("object", object));
        }
        return definition;
    }

    private static UUID himself() {
        UUID person = Caller.current().user();
        if (person == null) {
            throw new Problem(ViewProblem.NOBODY);
        }
        return person;
    }

    private View checked(UUID name, Wanted wanted, ObjectDefinition definition) {
        String label = wanted.label() == null ? "" : wanted.label().strip();
        if (label.isEmpty()) {
            throw new Problem(ViewProblem.LABEL_MISSING);
        }
        if (label.length() > LONGEST_LABEL) {
            throw new Problem(ViewProblem.LABEL_LONG, Map.of("most", LONGEST_LABEL));
        }
        View view =
                new View(
                        name.toString(),
                        new Label(label, label),
                        wanted.where(),
                        wanted.sort(),
                        wanted.columns(),
                        wanted.look(),
                        List.of());
        if (store.size(view) > LARGEST) {
            throw new Problem(ViewProblem.TOO_LARGE, Map.of("most", LARGEST));
        }
        view.look().tints().forEach(tint -> criteria.require(tint.when(), definition));
        asked(view, definition.name());
        return view;
    }

    /** Asked once, it says itself what is wrong with it. */
    private void asked(View view, ObjectName object) {
        var query = Query.of(object).where(view.where()).sort(view.sort());
        queries.read(query.limit(1).counting(Counting.NONE));
    }

    private Optional<Usual> usual(ObjectName object, @Nullable UUID person, List<Offered> views) {
        Set<String> names =
                views.stream().map(each -> each.view().name()).collect(Collectors.toSet());
        Optional<String> chosen = person == null ? Optional.empty() : store.usual(person, object);
        return chosen.filter(name -> name.isEmpty() || names.contains(name))
                .map(name -> new Usual(name.isEmpty() ? null : name, true))
                .or(() -> ofRoles(views));
    }

    /** What is everybody's gives way to what is a role's. */
    private Optional<Usual> ofRoles(List<Offered> views) {
        Set<String> held =
                permits.held(Caller.current()).stream()
                        .map(RoleDefinition::key)
                        .collect(Collectors.toSet());
        Optional<Offered> special =
                views.stream()
                        .filter(
                                each ->
                                        each.view().roles().stream()
                                                .anyMatch(
                                                        role ->
                                                                !role.equals(RoleDefinition.BASE)
                                                                        && held.contains(role)))
                        .findFirst();
        return special.or(
                        () ->
                                views.stream()
                                        .filter(
                                                each ->
                                                        each.view()
                                                                .roles()
                                                                .contains(RoleDefinition.BASE))
                                        .findFirst())
                .map(each -> new Usual(each.view().name(), false));
    }
}
