package guanlan.edge.api;

import guanlan.engine.granting.Given;
import guanlan.engine.granting.Grants;
import guanlan.engine.granting.Party;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RoleDefinition;
import guanlan.engine.schema.Label;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who holds which role. */
@RestController
@RequestMapping("/api/grants")
final class GrantsController {
    private final Grants grants;
    private final CompiledPermits permits;

    GrantsController(Grants grants, CompiledPermits permits) {
        this.grants = grants;
        this.permits = permits;
    }

    record GrantJson(
            UUID id,
            String role,
            @Nullable Label roleLabel,
            Party to,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String note,
            String state,
            RecordJson.@Nullable Reference by,
            @Nullable Instant at,
            long version) {}

    record Listed(List<GrantJson> items) {}

    @GetMapping
    Listed list(
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable UUID person) {
        return new Listed(grants.list(role, person).stream().map(this::json).toList());
    }

    @GetMapping("/{id}")
    GrantJson one(@PathVariable UUID id) {
        return json(grants.require(id));
    }

    @PostMapping
    ResponseEntity<GrantJson> create(@RequestBody Grants.Wanted wanted) {
        Given grant = grants.create(wanted);
        return ResponseEntity.created(URI.create("/api/grants/" + grant.id())).body(json(grant));
    }

    @PatchMapping("/{id}")
    GrantJson change(@PathVariable UUID id, @RequestBody Grants.Wanted wanted) {
        return json(grants.change(id, wanted));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        grants.delete(id);
    }

    private GrantJson json(Given grant) {
        String role = String.valueOf(grant.text("role"));
        return new GrantJson(
                grant.id(),
                role,
                permits.role(role).map(RoleDefinition::label).orElse(null),
                grant.to(),
                grant.moment("from"),
                grant.moment("until"),
                grant.text("note"),
                grant.state(),
                RecordJson.reference(grant.by(), grant.titles()),
                grant.moment("created_at"),
                grant.row().version());
    }
}
