package guanlan.edge.api;

import guanlan.engine.granting.Given;
import guanlan.engine.granting.Party;
import guanlan.engine.granting.Shares;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** With whom a record is shared, and who is in its team. */
@RestController
@RequestMapping("/api/records/{object}/{id}/shares")
final class SharesController {
    private final Shares shares;
    private final Schemas schemas;

    SharesController(Shares shares, Schemas schemas) {
        this.shares = shares;
        this.schemas = schemas;
    }

    record ShareJson(
            UUID id,
            Party to,
            @Nullable String level,
            @Nullable String part,
            @Nullable Instant until,
            @Nullable String note,
            String state,
            RecordJson.@Nullable Reference by,
            @Nullable Instant at,
            long version) {}

    record Listed(List<ShareJson> items, boolean mayShare) {}

    @GetMapping
    Listed list(@PathVariable String object, @PathVariable UUID id) {
        ObjectName name = schemas.require(object).name();
        return new Listed(
                shares.of(name, id).stream().map(SharesController::json).toList(),
                shares.may(name, id));
    }

    @PostMapping
    ResponseEntity<ShareJson> share(
            @PathVariable String object, @PathVariable UUID id, @RequestBody Shares.Wanted wanted) {
        Given share = shares.share(schemas.require(object).name(), id, wanted);
        var place = URI.create("/api/records/" + object + "/" + id + "/shares/" + share.id());
        return ResponseEntity.created(place).body(json(share));
    }

    @PatchMapping("/{share}")
    ShareJson change(
            @PathVariable String object,
            @PathVariable UUID id,
            @PathVariable UUID share,
            @RequestBody Shares.Wanted wanted) {
        return json(shares.change(schemas.require(object).name(), id, share, wanted));
    }

    @DeleteMapping("/{share}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String object, @PathVariable UUID id, @PathVariable UUID share) {
        shares.end(schemas.require(object).name(), id, share);
    }

    private static ShareJson json(Given share) {
        return new ShareJson(
                share.id(),
                share.to(),
                share.text("level"),
                share.text("part"),
                share.moment("until"),
                share.text("note"),
                share.state(),
                RecordJson.reference(share.by(), share.titles()),
                share.moment("created_at"),
                share.row().version());
    }
}
