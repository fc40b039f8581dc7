package guanlan.edge.api;

import guanlan.engine.merging.MergeRuns;
import guanlan.engine.merging.Run;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.platform.problems.Texts;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Many merges as one job. */
@RestController
final class MergeRunsController {
    private final Schemas schemas;
    private final MergeRuns runs;
    private final MergeAnswers answers;
    private final Texts texts;

    MergeRunsController(Schemas schemas, MergeRuns runs, MergeAnswers answers, Texts texts) {
        this.schemas = schemas;
        this.runs = runs;
        this.answers = answers;
        this.texts = texts;
    }

    /** Records that are to become one; without a survivor the rules choose it. */
    record GroupJson(@Nullable List<UUID> ids, @Nullable UUID survivor) {}

    record Ordered(@Nullable List<GroupJson> groups) {}

    record Progress(long total, long done, long merged, long rejected) {}

    record Undone(long undone, long kept) {}

    record Failure(String code, String message) {}

    record RunJson(
            UUID id,
            String object,
            String state,
            boolean automatic,
            Progress progress,
            @Nullable Undone undo,
            @Nullable Failure failure,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    record Listed(List<RunJson> items) {}

    record RefusalJson(List<RecordJson.Reference> records, String code, String message) {}

    record Refused(List<RefusalJson> items) {}

    @PostMapping("/api/records/{object}/merge-runs")
    ResponseEntity<RunJson> start(@PathVariable String object, @RequestBody Ordered ordered) {
        ObjectDefinition definition = schemas.require(object);
        List<Run.Group> groups = new ArrayList<>();
        for (GroupJson group : ordered.groups() == null ? List.<GroupJson>of() : ordered.groups()) {
            if (group == null || group.ids() == null || group.ids().contains(null)) {
                throw new Problem(ApiProblem.PARAMETER, Map.of("name", "groups"));
            }
            groups.add(new Run.Group(group.ids(), group.survivor()));
        }
        Run run = runs.start(definition.name(), groups);
        return ResponseEntity.accepted()
                .location(URI.create("/api/merge-runs/" + run.id()))
                .body(answer(run));
    }

    @GetMapping("/api/merge-runs")
    Listed list(@RequestParam(defaultValue = "50") int limit) {
        return new Listed(runs.list(limit).stream().map(this::answer).toList());
    }

    @GetMapping("/api/merge-runs/{id}")
    RunJson one(@PathVariable UUID id) {
        return answer(runs.require(id));
    }

    /** The groups that were not merged, and the merges that were not taken back. */
    @GetMapping("/api/merge-runs/{id}/rejected")
    Refused rejected(@PathVariable UUID id) {
        ObjectDefinition object = schemas.require(runs.require(id).object());
        return new Refused(
                runs.refusals(id).stream().map(refusal -> answer(object, refusal)).toList());
    }

    @DeleteMapping("/api/merge-runs/{id}")
    RunJson cancel(@PathVariable UUID id) {
        return answer(runs.cancel(id));
    }

    @DeleteMapping("/api/merge-runs/{id}/effects")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunJson undo(@PathVariable UUID id) {
        return answer(runs.undo(id));
    }

    private RefusalJson answer(ObjectDefinition object, Run.Refusal refusal) {
        Map<UUID, String> titles = answers.titles(object, refusal.records());
        return new RefusalJson(
                refusal.records().stream().map(id -> MergeAnswers.reference(id, titles)).toList(),
                refusal.code(),
                texts.say(refusal.code(), refusal.params(), Caller.current().locale()));
    }

    private RunJson answer(Run run) {
        Run.Counts counts = run.counts();
        boolean back = run.state() == Run.State.UNDOING || run.state() == Run.State.UNDONE;
        String failure = run.failure();
        return new RunJson(
                run.id(),
                run.object().value(),
                run.state().key(),
                run.story().createdBy() == null,
                new Progress(counts.total(), counts.done(), counts.merged(), counts.rejected()),
                back ? new Undone(run.back().undone(), run.back().kept()) : null,
                failure == null
                        ? null
                        : new Failure(
                                failure, texts.say(failure, Map.of(), Caller.current().locale())),
                run.story().createdAt(),
                run.story().finishedAt());
    }
}
