package guanlan.engine.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import guanlan.core.criteria.FieldKind;
import guanlan.platform.files.FileKind;
import guanlan.platform.files.StoredFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files that were uploaded, given by their ids. What is kept of each beside the id is filled in
 * when the record is written, from what is known of the upload, never from what was given. Criteria
 * see the names.
 */
record FileType(String key, Class<? extends Options> options) implements FieldType {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINE = "line";
    private static final String FILES = "files";

    /** Any files, or those of some kinds. */
    record Papers(int most, int maxSize, Set<FileKind> kinds) implements Options {
        private static final int USUAL = 10;
        private static final int USUAL_SIZE = 50;

        Papers {
            checked(most, maxSize);
            kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds));
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Papers of(
                @Nullable Integer most, @Nullable Integer maxSize, @Nullable Set<String> kinds) {
            return new Papers(
                    most == null ? USUAL : most,
                    maxSize == null ? USUAL_SIZE : maxSize,
                    kinds == null ? Set.of() : FileType.kinds(kinds));
        }

        @Override
        public Optional<Acceptance> acceptance() {
            return Optional.of(new Acceptance(most, maxSize, kinds));
        }

        @Override
        public Map<String, Object> told() {
            Map<String, Object> told =
                    new LinkedHashMap<>(Map.of("most", most, "maxSize", maxSize));
            if (!kinds.isEmpty()) {
                told.put("kinds", kinds.stream().sorted().map(FileKind::key).toList());
            }
            return told;
        }
    }

    /** Pictures only. */
    record Images(int most, int maxSize) implements Options {
        private static final int USUAL_SIZE = 20;

        Images {
            checked(most, maxSize);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Images of(@Nullable Integer most, @Nullable Integer maxSize) {
            return new Images(most == null ? 1 : most, maxSize == null ? USUAL_SIZE : maxSize);
        }

        @Override
        public Optional<Acceptance> acceptance() {
            return Optional.of(new Acceptance(most, maxSize, Set.of(FileKind.IMAGE)));
        }
    }

    private static void checked(int most, int maxSize) {
        if (most < 1 || most > 100) {
            throw new IllegalArgumentException("a field takes 1 to 100 files, not " + most);
        }
        if (maxSize < 1 || maxSize > 10_240) {
            throw new IllegalArgumentException(
                    "a file may have 1 to 10240 megabytes, not " + maxSize);
        }
    }

    private static Set<FileKind> kinds(Set<String> written) {
        Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
        for (String word : written) {
            kinds.add(
                    List.of(FileKind.values()).stream()
                            .filter(kind -> kind.key().equals(word))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "no kind of file: " + word)));
        }
        return kinds;
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.JSONB.asConvertedDataType(
                Converter.ofNullable(JSONB.class, Attached.class, FileType::kept, FileType::json));
    }

    private static Attached kept(JSONB json) {
        List<StoredFile> files = new ArrayList<>();
        if (JSON.readValue(json.data(), Map.class).get(FILES) instanceof Collection<?> items) {
            items.forEach(item -> file(item).ifPresent(files::add));
        }
        return new Attached(files);
    }

    private static JSONB json(Attached value) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(LINE, value.line());
        parts.put(FILES, value.files().stream().map(FileType::parts).toList());
        return JSONB.valueOf(JSON.writeValueAsString(parts));
    }

    private static Map<String, Object> parts(StoredFile file) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("id", file.id().toString());
        parts.put("name", file.name());
        parts.put("size", file.size());
        parts.put("type", file.type());
        parts.put("checksum", file.checksum());
        if (file.width() instanceof Integer width && file.height() instanceof Integer height) {
            parts.put("width", width);
            parts.put("height", height);
        }
        return parts;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        if (raw instanceof Attached) {
            return new Parsed.Value(raw);
        }
        Map<UUID, StoredFile> files = new LinkedHashMap<>();
        for (Object item : items(raw)) {
            Optional<StoredFile> file = file(item);
            if (file.isEmpty()) {
                return UnfitValue.refuse(field, shown(item));
            }
            files.putIfAbsent(file.get().id(), file.get());
        }
        int most = field.options().acceptance().map(Acceptance::most).orElse(1);
        if (files.size() > most) {
            return SchemaProblem.FILES_TOO_MANY.refuse(
                    field, Map.of("max", most, "count", files.size()));
        }
        return files.isEmpty()
                ? Parsed.EMPTY
                : new Parsed.Value(new Attached(List.copyOf(files.values())));
    }

    private static String shown(Object item) {
        return item instanceof Map<?, ?> parts ? text(parts, "name") : String.valueOf(item);
    }

    private static Collection<?> items(Object raw) {
        return switch (raw) {
            case Collection<?> several -> several;
            case Map<?, ?> one -> List.of(one);
            case StoredFile one -> List.of(one);
            default -> Lists.items(raw);
        };
    }

    private static Optional<StoredFile> file(Object item) {
        return switch (item) {
            case StoredFile known -> Optional.of(known);
            case Map<?, ?> parts -> id(parts.get("id")).map(id -> file(id, parts));
            default -> id(item).map(StoredFile::named);
        };
    }

    private static StoredFile file(UUID id, Map<?, ?> parts) {
        return new StoredFile(
                id,
                text(parts, "name"),
                parts.get("size") instanceof Number size ? size.longValue() : 0,
                text(parts, "type"),
                text(parts, "checksum"),
                parts.get("width") instanceof Number width ? width.intValue() : null,
                parts.get("height") instanceof Number height ? height.intValue() : null);
    }

    private static String text(Map<?, ?> parts, String part) {
        return parts.get(part) instanceof String text ? text : "";
    }

    private static Optional<UUID> id(@Nullable Object given) {
        if (given == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(given.toString().strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return FieldKind.Plain.TEXT;
    }

    @Override
    public Field<?> askedInSql(Field<?> column) {
        return DSL.field("{0} ->> {1}", SQLDataType.CLOB, column, DSL.inline(LINE));
    }

    @Override
    public Object asked(Object value) {
        return ((Attached) value).line();
    }

    @Override
    public Object stored(Object value) {
        return ((Attached) value).files().stream().map(FileType::parts).toList();
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        return ((Attached) value).line();
    }

    @Override
    public boolean sortable() {
        return false;
    }

    @Override
    public boolean settled() {
        return false;
    }

    @Override
    public boolean takesWords() {
        return false;
    }

    @Override
    public boolean indexable() {
        return false;
    }
}
