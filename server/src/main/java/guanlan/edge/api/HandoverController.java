package guanlan.edge.api;

import guanlan.domain.people.Handover;
import guanlan.domain.people.Handovers;
import guanlan.domain.people.Holding;
import guanlan.engine.mass.Mass;
import guanlan.engine.query.Queries;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person holds, and its way to others. For administrators. */
@RestController
final class HandoverController {
    private final Handovers handovers;
    private final MassAnswers masses;
    private final Queries queries;

    HandoverController(Handovers handovers, MassAnswers masses, Queries queries) {
        this.handovers = handovers;
        this.masses = masses;
        this.queries = queries;
    }

    record HoldingBody(String object, Label label, String field, Label fieldLabel, long count) {
        static HoldingBody of(Holding holding) {
            return new HoldingBody(
                    holding.object().name().value(),
                    holding.object().plural(),
                    holding.field().name(),
                    holding.field().label(),
                    holding.count());
        }
    }

    record HoldingItems(List<HoldingBody> items) {}

    record Wishes(@Nullable List<Handover.Wish> parts) {}

    record PartBody(
            String object,
            String field,
            RecordJson.Reference successor,
            MassAnswers.MassJson operation) {}

    /**
     * @param state running, finished, undoing or undone
     */
    record HandoverBody(
            UUID id, UUID person, String state, Instant createdAt, List<PartBody> parts) {}

    record HandoverItems(List<HandoverBody> items) {}

    @GetMapping("/api/people/{person}/holdings")
    HoldingItems holdings(@PathVariable UUID person) {
        return new HoldingItems(handovers.holdings(person).stream().map(HoldingBody::of).toList());
    }

    @GetMapping("/api/people/{person}/handovers")
    HandoverItems list(@PathVariable UUID person) {
        return new HandoverItems(handovers.of(person).stream().map(this::body).toList());
    }

    @PostMapping("/api/people/{person}/handovers")
    @ResponseStatus(HttpStatus.ACCEPTED)
    HandoverBody start(@PathVariable UUID person, @RequestBody Wishes wishes) {
        return body(handovers.start(person, Objects.requireNonNullElse(wishes.parts(), List.of())));
    }

    @GetMapping("/api/people/{person}/handovers/{id}")
    HandoverBody one(@PathVariable UUID person, @PathVariable UUID id) {
        return body(handovers.require(id));
    }

    @DeleteMapping("/api/people/{person}/handovers/{id}/effects")
    @ResponseStatus(HttpStatus.ACCEPTED)
    HandoverBody undo(@PathVariable UUID person, @PathVariable UUID id) {
        return body(handovers.undo(id));
    }

    private HandoverBody body(Handover handover) {
        return new HandoverBody(
                handover.id(),
                handover.person(),
                state(handover),
                handover.createdAt(),
                handover.parts().stream().map(this::body).toList());
    }

    private PartBody body(Handover.Part part) {
        String name =
                queries.find(ObjectName.USER, part.successor())
                        .map(row -> Objects.toString(row.value("name"), ""))
                        .orElse(null);
        return new PartBody(
                part.object().value(),
                part.field(),
                new RecordJson.Reference(part.successor(), name),
                masses.answer(part.mass()));
    }

    private static String state(Handover handover) {
        List<Mass.State> states =
                handover.parts().stream().map(part -> part.mass().state()).toList();
        if (states.contains(Mass.State.UNDOING)) {
            return Mass.State.UNDOING.key();
        }
        if (states.contains(Mass.State.RUNNING)) {
            return Mass.State.RUNNING.key();
        }
        return states.stream().allMatch(Mass.State.UNDONE::equals)
                ? Mass.State.UNDONE.key()
                : Mass.State.FINISHED.key();
    }
}
