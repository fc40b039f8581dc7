package guanlan.engine.schema;

import guanlan.platform.files.StoredFile;
import java.util.List;
import java.util.stream.Collectors;

/** The files of one field, in their order. */
public record Attached(List<StoredFile> files) {
    public Attached {
        files = List.copyOf(files);
    }

    /** Their names in one line, which criteria and searches see. */
    public String line() {
        return files.stream().map(StoredFile::name).collect(Collectors.joining(", "));
    }
}
