package guanlan.edge.api;

import guanlan.domain.notifications.Notifications;
import guanlan.engine.schema.Schemas;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether the caller is told of what happens around a record. */
@RestController
@RequestMapping("/api/records/{object}/{id}/follow")
final class FollowController {
    private final Schemas schemas;
    private final Notifications notifications;

    FollowController(Schemas schemas, Notifications notifications) {
        this.schemas = schemas;
        this.notifications = notifications;
    }

    record Following(boolean following) {}

    @GetMapping
    Following following(@PathVariable String object, @PathVariable UUID id) {
        return new Following(notifications.follows(schemas.require(object).name(), id));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void follow(@PathVariable String object, @PathVariable UUID id) {
        notifications.follow(schemas.require(object).name(), id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(@PathVariable String object, @PathVariable UUID id) {
        schemas.require(object);
        notifications.unfollow(id);
    }
}
