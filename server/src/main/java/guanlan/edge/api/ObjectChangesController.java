package guanlan.edge.api;

import guanlan.engine.design.DesignHistory;
import guanlan.engine.design.Designer;
import guanlan.engine.design.IndexBuilds;
import guanlan.engine.schema.DefinitionRow;
import guanlan.engine.schema.Schemas;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What became of objects and fields: who changed them, what was removed, what is being built. */
@RestController
@RequestMapping("/api/objects")
@Tag(name = "object design")
final class ObjectChangesController {
    private static final int MOST = 200;

    private final DesignHistory history;
    private final Designer designer;
    private final IndexBuilds builds;
    private final Schemas schemas;

    ObjectChangesController(
            DesignHistory history, Designer designer, IndexBuilds builds, Schemas schemas) {
        this.history = history;
        this.designer = designer;
        this.builds = builds;
        this.schemas = schemas;
    }

    record Changes(List<ChangeJson> items) {}

    record ChangeJson(
            @Nullable UUID id,
            Instant at,
            RecordJson.@Nullable Reference actor,
            boolean undo,
            List<String> names) {}

    record Bin(List<BinJson> items) {}

    record BinJson(String path, String object, @Nullable String field, Object definition) {}

    record Builds(List<BuildJson> items) {}

    record BuildJson(
            String name,
            List<String> columns,
            boolean unique,
            IndexBuilds.State state,
            @Nullable String failure,
            Instant askedAt,
            @Nullable Instant finishedAt) {}

    @GetMapping("/changes")
    @Operation(summary = "Changes of definitions, the newest first")
    Changes changes(@RequestParam(defaultValue = "50") int limit) {
        return new Changes(
                history.changes(Math.clamp(limit, 1, MOST)).stream()
                        .map(ObjectChangesController::change)
                        .toList());
    }

    private static ChangeJson change(DesignHistory.Entry entry) {
        UUID actor = entry.actor();
        return new ChangeJson(
                entry.id(),
                entry.at(),
                actor == null ? null : new RecordJson.Reference(actor, entry.actorName()),
                entry.undo(),
                entry.names());
    }

    @PostMapping("/changes/{id}/revert")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a change back, unless what it touched was changed again since")
    void revert(@PathVariable UUID id) {
        designer.revert(id);
    }

    @GetMapping("/bin")
    @Operation(summary = "Removed objects and fields, which can be brought back")
    Bin bin() {
        return new Bin(history.bin().stream().map(ObjectChangesController::binned).toList());
    }

    private static BinJson binned(DefinitionRow row) {
        return new BinJson(row.path(), row.object(), row.field(), row.source());
    }

    @GetMapping("/{object}/indexes")
    @Operation(summary = "Indexes that are, or were, built in the background")
    Builds indexes(@PathVariable String object) {
        return new Builds(
                builds.of(schemas.require(object).name()).stream()
                        .map(
                                build ->
                                        new BuildJson(
                                                build.index().name(),
                                                build.index().columns(),
                                                build.index().unique(),
                                                build.state(),
                                                build.failure(),
                                                build.askedAt(),
                                                build.finishedAt()))
                        .toList());
    }
}
