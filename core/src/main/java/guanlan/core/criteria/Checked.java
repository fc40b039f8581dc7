package guanlan.core.criteria;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A checked condition: only {@link Criteria#check} makes them, so the names and kinds are right.
 */
public final class Checked {
    private final Criterion root;

    Checked(Criterion root) {
        this.root = root;
    }

    /** The condition itself. */
    public Criterion root() {
        return root;
    }

    /** Its canonical text: checking it again gives an equal condition. */
    public String cel() {
        return Printer.print(root);
    }

    /** The paths of the fields it reads, in the order of the text. */
    public Set<List<String>> paths() {
        return Anatomy.fields(root).stream()
                .map(Operand.Field::path)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether its answer for an unchanged record may change with time. */
    public boolean readsClock() {
        return has(
                part ->
                        switch (part) {
                            case Operand.Now _, Operand.Today _, Operand.Edge _ -> true;
                            case Operand.Distance _ -> true;
                            case Constant _, Operand.Field _, Operand.Me _ -> false;
                            case Operand.DateOf _, Operand.Shifted _, Operand.Part _ -> false;
                            case Operand.Size _, Operand.Arithmetic _ -> false;
                            case Operand.Negated _, Operand.Choose _, Operand.Truth _ -> false;
                        });
    }

    /** Whether it asks about the user on whose behalf it is asked. */
    public boolean readsUser() {
        return has(Operand.Me.class::isInstance);
    }

    private boolean has(Predicate<Operand> wanted) {
        AtomicBoolean found = new AtomicBoolean();
        Anatomy.visit(root, part -> found.compareAndSet(false, wanted.test(part)));
        return found.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checked that && root.equals(that.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    @Override
    public String toString() {
        return cel();
    }
}
