package guanlan.engine.exchange;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a table in the order of the file, one at a time and in bounded memory. Rows without any
 * content are not rows and are passed over; a row that cannot be read comes with its fault.
 */
interface TableSource extends AutoCloseable {

    /** The next row; null at the end of the file. */
    @Nullable SourceRow next();

    /**
     * Tells how many cells a row should have, once the header is known, and whether this file
     * leaves empty cells at the end of a row out.
     */
    void expect(int columns, boolean shorter);

    @Override
    void close();
}
