package guanlan.domain.views;

import guanlan.engine.schema.ObjectDefinition.Layout.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The views that somebody finds above a list, and with which he begins.
 *
 * @param usual null: nobody chose one
 */
public record Offer(List<Offered> views, @Nullable Usual usual) {
    public Offer {
        views = List.copyOf(views);
    }

    /**
     * A view, as far as its reader may ask what it asks.
     *
     * @param own kept by the reader for himself; else everybody's
     */
    public record Offered(View view, boolean own) {}

    /**
     * Where a list begins.
     *
     * @param view its name; null: with all records
     * @param own the reader chose it himself; else it is that of a role of his
     */
    public record Usual(@Nullable String view, boolean own) {}
}
