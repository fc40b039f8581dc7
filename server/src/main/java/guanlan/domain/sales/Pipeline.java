package guanlan.domain.sales;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stages that deals pass, in their order.
 *
 * @param firstOnly whether new deals begin in its first stage and nowhere else
 */
record Pipeline(
        UUID id, Stage.Names names, boolean retired, boolean firstOnly, List<Stage> stages) {
    Pipeline {
        stages = List.copyOf(stages);
    }

    boolean isCalled(String word) {
        return names.are(word) || id.toString().equalsIgnoreCase(word);
    }

    Optional<Stage> stage(@Nullable Object id) {
        return stages.stream().filter(stage -> stage.id().equals(id)).findFirst();
    }

    Optional<Stage> called(String name) {
        return stages.stream()
                .filter(stage -> !stage.retired() && stage.names().own().equals(name))
                .findFirst();
    }

    /** By its id or a name in either language, however it is written; one in use before others. */
    Optional<Stage> named(String word) {
        return stages.stream()
                .filter(stage -> stage.isCalled(word))
                .min(Comparator.comparing(Stage::retired));
    }

    /** Where a deal is won first. */
    Optional<Stage> winning() {
        return stages.stream().filter(stage -> stage.won() && !stage.retired()).findFirst();
    }

    /** Where a new deal begins. */
    Optional<Stage> first() {
        return stages.stream().filter(stage -> !stage.retired()).findFirst();
    }

    boolean isBefore(Stage one, Stage other) {
        return stages.indexOf(one) < stages.indexOf(other);
    }

    /** What lies before a stage. */
    List<Stage> before(Stage stage) {
        return inUse(0, stages.indexOf(stage));
    }

    /** What is passed on the way from one stage to a later one. */
    List<Stage> between(Stage from, Stage to) {
        return inUse(stages.indexOf(from) + 1, stages.indexOf(to));
    }

    private List<Stage> inUse(int begin, int end) {
        return stages.subList(begin, end).stream().filter(stage -> !stage.retired()).toList();
    }

    /** Where a deal may go from there; every other stage where nothing is said. */
    List<Stage> targets(Stage from) {
        List<Stage> drawn =
                stages.stream().filter(stage -> from.movesTo().contains(stage.id())).toList();
        return drawn.isEmpty()
                ? stages.stream().filter(stage -> !Objects.equals(stage, from)).toList()
                : drawn;
    }

    /** Whether somebody drew this very move. */
    boolean draws(Stage from, Stage to) {
        return from.movesTo().contains(to.id());
    }
}
