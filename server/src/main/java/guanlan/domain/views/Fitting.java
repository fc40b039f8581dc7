package guanlan.domain.views;

import guanlan.engine.query.CriteriaConditions;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectDefinition.Layout.View;
import guanlan.platform.access.Caller;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permits;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Cuts views down to what their reader may ask: one that asks for what he may not ask would tell of
 * it, and answer nothing.
 */
@Component
public class Fitting {
    private final Permits permits;
    private final CriteriaConditions criteria;

    Fitting(Permits permits, CriteriaConditions criteria) {
        this.permits = permits;
        this.criteria = criteria;
    }

    /** The company's views for the caller. */
    public List<View> shared(ObjectDefinition object) {
        return object.layout().views().stream()
                .flatMap(view -> cut(view, object).stream())
                .toList();
    }

    Optional<View> cut(View view, ObjectDefinition object) {
        if (!view.where().isBlank() && !criteria.fits(view.where(), object)) {
            return Optional.empty();
        }
        Permit permit = permits.of(Caller.current(), object.name().value());
        return Optional.of(
                view.showing(permit::shows)
                        .tinted(when -> criteria.fits(when, object))
                        .sorted(field -> sorts(field, object, permit)));
    }

    /** A path into another object is judged by its first step. */
    private static boolean sorts(String path, ObjectDefinition object, Permit permit) {
        String[] steps = path.split("\\.", 2);
        FieldPermit rights = permit.field(steps[0]);
        boolean asked = rights.shown() && rights.asked() && !rights.masks();
        Optional<FieldDefinition> field = object.field(steps[0]);
        return asked
                && field.filter(found -> steps.length == 2 || found.type().sortable()).isPresent();
    }
}
