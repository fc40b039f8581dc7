package guanlan.engine.schema;

import guanlan.platform.files.FileKind;
import guanlan.platform.files.StoredFile;
import guanlan.platform.problems.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What files a field takes.
 *
 * @param most how many
 * @param megabytes how large each may be
 * @param kinds which kinds; none named: all
 */
public record Acceptance(int most, int megabytes, Set<FileKind> kinds) {

    /** What speaks against a file. */
    public Optional<Finding> against(StoredFile file, FieldDefinition field) {
        if (!kinds.isEmpty() && !kinds.contains(file.kind())) {
            String allowed =
                    kinds.stream().sorted().map(FileKind::key).collect(Collectors.joining(", "));
            return Optional.of(
                    finding(field, SchemaProblem.FILE_KIND, file, Map.of("kinds", allowed)));
        }
        return file.size() > (long) megabytes << 20
                ? Optional.of(
                        finding(field, SchemaProblem.FILE_SIZE, file, Map.of("most", megabytes)))
                : Optional.empty();
    }

    private static Finding finding(
            FieldDefinition field, SchemaProblem what, StoredFile file, Map<String, ?> more) {
        Map<String, Object> params = new HashMap<>(more);
        params.put("field", field.name());
        params.put("name", file.name());
        return Finding.of(field.name(), what, params);
    }
}
