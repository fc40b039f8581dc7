package guanlan.edge.api;

import guanlan.engine.granting.Roles;
import guanlan.engine.rights.RoleDefinition;
import guanlan.engine.rights.RoleWords;
import guanlan.engine.schema.Label;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the holders of each role may. */
@RestController
@RequestMapping("/api/roles")
final class RolesController {
    private final Roles roles;

    RolesController(Roles roles) {
        this.roles = roles;
    }

    record RoleJson(
            String key,
            Label label,
            Label purpose,
            boolean standard,
            boolean changed,
            boolean base,
            long grants,
            long version,
            JsonNode objects) {}

    /**
     * @param named objects of which "all other objects" does not speak
     */
    record Listed(List<RoleJson> items, List<String> named) {}

    record Asked(
            @Nullable Label label,
            @Nullable Label purpose,
            @Nullable String from,
            @Nullable JsonNode objects) {
        Roles.Wanted wanted() {
            return new Roles.Wanted(label, purpose, from, objects);
        }
    }

    @GetMapping
    Listed list() {
        var named = RoleDefinition.NAMED_ONLY.stream().sorted().toList();
        return new Listed(roles.all().stream().map(this::json).toList(), named);
    }

    @GetMapping("/{key}")
    ResponseEntity<RoleJson> one(@PathVariable String key) {
        return tagged(ResponseEntity.ok(), roles.require(key));
    }

    @PostMapping
    ResponseEntity<RoleJson> create(@RequestBody Asked asked) {
        RoleDefinition role = roles.create(asked.wanted());
        return tagged(ResponseEntity.created(URI.create("/api/roles/" + role.key())), role);
    }

    @PatchMapping("/{key}")
    ResponseEntity<RoleJson> change(
            @PathVariable String key,
            @RequestBody Asked asked,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match) {
        RoleDefinition role = roles.change(key, asked.wanted(), Versions.expected(match));
        return tagged(ResponseEntity.ok(), role);
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String key) {
        roles.delete(key);
    }

    private ResponseEntity<RoleJson> tagged(
            ResponseEntity.BodyBuilder response, RoleDefinition role) {
        return response.eTag("\"" + role.version() + "\"").body(json(role));
    }

    private RoleJson json(RoleDefinition role) {
        return new RoleJson(
                role.key(),
                role.label(),
                role.purpose(),
                role.standard(),
                role.standard() && role.kept() != null,
                role.isBase(),
                roles.grants(role.key()),
                role.version(),
                RoleWords.write(role.objects()));
    }
}
