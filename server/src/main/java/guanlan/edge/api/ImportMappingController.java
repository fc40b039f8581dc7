package guanlan.edge.api;

import guanlan.engine.exchange.Import;
import guanlan.engine.exchange.Imports;
import guanlan.engine.exchange.SavedMapping;
import guanlan.engine.exchange.SavedMappings;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mappings that are kept under a name for the next file of the same kind. */
@RestController
@RequestMapping("/api/imports")
final class ImportMappingController {
    private final Imports imports;
    private final SavedMappings mappings;
    private final ImportAnswers answers;

    ImportMappingController(Imports imports, SavedMappings mappings, ImportAnswers answers) {
        this.imports = imports;
        this.mappings = mappings;
        this.answers = answers;
    }

    /** {@code likeness}: the share of headings in common with the file, 0 to 1. */
    record Told(UUID id, String name, double likeness, long columns) {
        static Told of(SavedMapping mapping, Import told) {
            long columns = mapping.fields().values().stream().filter(Objects::nonNull).count();
            return new Told(mapping.id(), mapping.name(), mapping.likeness(told), columns);
        }
    }

    record Listed(List<Told> items) {}

    record Named(@Nullable String name) {}

    /** Those for the object of the import, the one most like its file first. */
    @GetMapping("/{id}/mappings")
    Listed list(@PathVariable UUID id) {
        Import told = imports.require(id);
        return new Listed(
                mappings.of(told).stream().map(mapping -> Told.of(mapping, told)).toList());
    }

    /** Keeps the mapping of the import; one of the same name becomes this. */
    @PostMapping("/{id}/mappings")
    @ResponseStatus(HttpStatus.CREATED)
    Told save(@PathVariable UUID id, @RequestBody Named named) {
        SavedMapping saved = mappings.save(id, Objects.requireNonNullElse(named.name(), ""));
        return Told.of(saved, imports.require(id));
    }

    /** Maps the columns of the import by it. */
    @PostMapping("/{id}/mappings/{mapping}")
    ImportJson apply(@PathVariable UUID id, @PathVariable UUID mapping) {
        return answers.whole(mappings.apply(id, mapping));
    }

    @DeleteMapping("/mappings/{mapping}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable UUID mapping) {
        mappings.forget(mapping);
    }
}
