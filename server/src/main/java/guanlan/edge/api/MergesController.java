package guanlan.edge.api;

import guanlan.engine.merging.Merged;
import guanlan.engine.merging.Merging;
import guanlan.engine.merging.Proposals;
import guanlan.engine.query.Queries;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes one record of several, and several of one again. */
@RestController
final class MergesController {
    private final Schemas schemas;
    private final Queries queries;
    private final Merging merging;
    private final Proposals proposals;
    private final MergeAnswers answers;

    MergesController(
            Schemas schemas,
            Queries queries,
            Merging merging,
            Proposals proposals,
            MergeAnswers answers) {
        this.schemas = schemas;
        this.queries = queries;
        this.merging = merging;
        this.proposals = proposals;
        this.answers = answers;
    }

    /** With {@code plan} nothing is done, only told. */
    record Undoing(boolean plan) {}

    /** What would become of some records if nobody chose anything. */
    @GetMapping("/api/records/{object}/merges/preview")
    MergeAnswers.PreviewJson preview(
            @PathVariable String object,
            @RequestParam List<UUID> ids,
            @RequestParam(required = false) @Nullable UUID survivor) {
        return answers.answer(proposals.of(schemas.require(object).name(), ids, survivor));
    }

    /** {@code If-Match} is the survivor's version; those of the others stand in the body. */
    @PostMapping("/api/records/{object}/merges")
    ResponseEntity<MergeAnswers.MergeJson> merge(
            @PathVariable String object,
            @RequestBody MergeBodies.Ordered ordered,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match) {
        ObjectName name = schemas.require(object).name();
        Merged merged =
                merging.merge(
                        MergeBodies.order(name, ordered, Versions.expected(match)),
                        Caller.current());
        return ResponseEntity.created(URI.create("/api/merges/" + merged.id()))
                .body(answers.answer(merged));
    }

    /** The merges in force that made the record what it is. */
    @GetMapping("/api/records/{object}/{id}/merges")
    MergeAnswers.Listed into(@PathVariable String object, @PathVariable UUID id) {
        ObjectName name = schemas.require(object).name();
        queries.require(name, id);
        return answers.list(merging.into(name, id));
    }

    @GetMapping("/api/merges/{id}")
    MergeAnswers.MergeJson one(@PathVariable UUID id) {
        return answers.answer(merging.require(id, Caller.current()));
    }

    @PostMapping("/api/merges/{id}/undo")
    MergeAnswers.UndoneJson undo(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Undoing how) {
        boolean plan = how != null && how.plan();
        return answers.answer(
                plan ? merging.undoPlan(id, Caller.current()) : merging.undo(id, Caller.current()),
                plan);
    }
}
