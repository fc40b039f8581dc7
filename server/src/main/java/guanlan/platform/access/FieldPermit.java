package guanlan.platform.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with a field, of the records that may be seen.
 *
 * @param read where its value may be read, asked for, sorted and added up
 * @param told where it is told at least behind its mask
 * @param edit where it may be changed
 * @param fill whether new records may be given it
 */
public record FieldPermit(
        Extent read, Extent told, Extent edit, boolean fill, @Nullable Mask mask) {
    /** As the object itself. */
    public static final FieldPermit FREE =
            new FieldPermit(Extent.ALL, Extent.ALL, Extent.ALL, true, null);

    /** Not there. */
    public static final FieldPermit HIDDEN =
            new FieldPermit(Extent.NONE, Extent.NONE, Extent.NONE, false, null);

    /** Read, and not changed. */
    public static final FieldPermit READ =
            new FieldPermit(Extent.ALL, Extent.ALL, Extent.NONE, false, null);

    /** Whether it is read of every record that may be seen. */
    public boolean plain() {
        return read.equals(Extent.ALL);
    }

    /** Whether it can be asked for at all. */
    public boolean asked() {
        return !read.equals(Extent.NONE);
    }

    /** Whether it exists for the person. */
    public boolean shown() {
        return asked() || !told.equals(Extent.NONE);
    }

    /** Whether some records tell it only behind its mask. */
    public boolean masks() {
        return shown() && !told.equals(read) && !plain();
    }

    public boolean edited() {
        return fill || !edit.equals(Extent.NONE);
    }

    FieldPermit lentBy(UUID owner) {
        return new FieldPermit(
                Extent.lent(owner, read),
                Extent.lent(owner, told),
                Extent.lent(owner, edit),
                fill,
                mask);
    }
}
