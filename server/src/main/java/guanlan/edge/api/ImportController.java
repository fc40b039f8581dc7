package guanlan.edge.api;

import guanlan.engine.exchange.Import;
import guanlan.engine.exchange.Imports;
import guanlan.engine.exchange.Quality;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files on their way into objects. */
@RestController
@RequestMapping("/api/imports")
final class ImportController {
    private static final int MOST = 200;

    private final Imports imports;
    private final ImportAnswers answers;

    ImportController(Imports imports, ImportAnswers answers) {
        this.imports = imports;
        this.answers = answers;
    }

    record Listed(List<ImportJson> items, @Nullable UUID next) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ImportJson receive(@RequestPart MultipartFile file, @RequestParam String object)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream content = file.getInputStream()) {
            return answers.whole(imports.receive(object, name, content));
        }
    }

    @GetMapping
    Listed list(
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID after) {
        int most = Math.clamp(limit, 1, MOST);
        List<Import> found = imports.list(object, most, after);
        return new Listed(answers.brief(found), found.size() < most ? null : found.getLast().id());
    }

    @GetMapping("/{id}")
    ImportJson one(@PathVariable UUID id) {
        return answers.whole(imports.require(id));
    }

    @GetMapping("/{id}/quality")
    Quality quality(@PathVariable UUID id) {
        return imports.quality(id);
    }

    @PatchMapping("/{id}")
    ImportJson settle(@PathVariable UUID id, @Valid @RequestBody ImportJson.Settled settled) {
        return answers.whole(imports.settle(id, settled.settings()));
    }

    @PostMapping("/{id}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportJson run(@PathVariable UUID id) {
        return answers.whole(imports.run(id));
    }

    /** It rests until it is run again. */
    @PostMapping("/{id}/pause")
    ImportJson pause(@PathVariable UUID id) {
        return answers.whole(imports.pause(id));
    }

    /** Ends it where it is; what was written stays. */
    @DeleteMapping("/{id}/run")
    ImportJson cancel(@PathVariable UUID id) {
        return answers.whole(imports.cancel(id));
    }

    @DeleteMapping("/{id}/effects")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportJson undo(@PathVariable UUID id) {
        return answers.whole(imports.undo(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable UUID id) {
        imports.discard(id);
    }

    @GetMapping("/{id}/rejected")
    void rejected(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        imports.require(id);
        ImportDownloads.start(response, "text/csv;charset=UTF-8", "rejected.csv");
        imports.writeRejected(
                id, new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    @GetMapping("/{id}/left-out")
    void leftOut(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        imports.require(id);
        ImportDownloads.start(response, "text/csv;charset=UTF-8", "left-out.csv");
        imports.writeLeftOut(
                id, new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }
}
