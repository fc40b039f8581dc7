package guanlan.edge.api;

import guanlan.domain.views.Offer;
import guanlan.domain.views.Views;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.Look;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The views that the caller finds above a list: the company's, and those he keeps for himself. */
@RestController
@RequestMapping("/api/objects/{object}")
final class ViewsController {
    private final Views views;

    ViewsController(Views views) {
        this.views = views;
    }

    /**
     * @param usual with what the list begins; null: nobody chose
     */
    record Found(List<FoundView> items, @Nullable UsualView usual) {}

    /**
     * One view.
     *
     * @param roles those that begin with it
     * @param own the caller's, seen by nobody else
     */
    record FoundView(
            String name,
            Label label,
            String where,
            String sort,
            List<String> columns,
            Look look,
            List<String> roles,
            boolean own) {}

    /**
     * @param view null: all records
     * @param own chosen by the caller; else it is that of a role of his
     */
    record UsualView(@Nullable String view, boolean own) {}

    /**
     * @param view the name of one; empty: all records; null: as the caller's role does
     */
    record Beginning(@Nullable String view) {}

    @GetMapping("/views")
    Found list(@PathVariable String object) {
        return found(views.of(object));
    }

    @PostMapping("/views")
    @ResponseStatus(HttpStatus.CREATED)
    FoundView keep(@PathVariable String object, @RequestBody Views.Wanted view) {
        return found(views.keep(object, null, view));
    }

    @PutMapping("/views/{id}")
    FoundView change(
            @PathVariable String object, @PathVariable UUID id, @RequestBody Views.Wanted view) {
        return found(views.keep(object, id, view));
    }

    @DeleteMapping("/views/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String object, @PathVariable UUID id) {
        views.remove(object, id);
    }

    @PutMapping("/usual-view")
    Found begin(@PathVariable String object, @RequestBody Beginning beginning) {
        return found(views.begin(object, beginning.view()));
    }

    private static Found found(Offer offer) {
        Offer.Usual usual = offer.usual();
        return new Found(
                offer.views().stream().map(ViewsController::found).toList(),
                usual == null ? null : new UsualView(usual.view(), usual.own()));
    }

    private static FoundView found(Offer.Offered offered) {
        var view = offered.view();
        return new FoundView(
                view.name(),
                view.label(),
                view.where(),
                view.sort(),
                view.columns(),
                view.look(),
                view.roles(),
                offered.own());
    }
}
