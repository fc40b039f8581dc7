package guanlan.engine.exchange;

import guanlan.engine.schema.ObjectName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import or an export has come to its end. Told in the transaction that ends it, on behalf of
 * whoever ordered it.
 *
 * @param person who ordered it; null: the product itself
 * @param name of the file that was brought; null: none was
 */
public record WorkEnded(
        Work work,
        UUID id,
        ObjectName object,
        @Nullable UUID person,
        @Nullable String name,
        boolean failed) {
    /** What was done. */
    public enum Work {
        IMPORT,
        EXPORT
    }

    static WorkEnded of(Import ended, boolean failed) {
        return new WorkEnded(
                Work.IMPORT,
                ended.id(),
                ended.object(),
                ended.history().createdBy(),
                ended.file().name(),
                failed);
    }

    static WorkEnded of(Export ended, boolean failed) {
        return new WorkEnded(
                Work.EXPORT, ended.id(), ended.object(), ended.story().createdBy(), null, failed);
    }
}
