package guanlan.platform.files;

import java.io.IOException;
import java.io.InputStream;

/** Stored files of the caller's company. A file never changes: a new content is a new file. */
public interface Files {

    /**
     * Reads the content to its end, without closing it. When this returns, the file survives a
     * power cut.
     */
    FileId store(InputStream content) throws IOException;

    /** The caller closes it. Refuses a file that is not there with {@code file.absent}. */
    InputStream open(FileId id) throws IOException;

    /** In bytes. Refuses a file that is not there with {@code file.absent}. */
    long size(FileId id) throws IOException;

    /** Quietly does nothing when there is no such file. */
    void delete(FileId id) throws IOException;
}
