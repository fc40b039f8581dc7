package guanlan.engine.schema;

import guanlan.core.criteria.FieldKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DataType;

/** Free words, in the order given; the same word in another case is the same tag. */
record TagsType() implements FieldType {
    private static final int LONGEST = 40;
    private static final int MOST = 50;

    @Override
    public String key() {
        return "tags";
    }

    @Override
    public DataType<?> column() {
        return Lists.column();
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        Map<String, Integer> seen = new TreeMap<>();
        List<String> tags =
                Lists.items(raw).stream()
                        .map(tag -> tag.startsWith("#") ? tag.substring(1).strip() : tag)
                        .filter(tag -> !tag.isEmpty())
                        .filter(
                                tag ->
                                        seen.merge(tag.toLowerCase(Locale.ROOT), 1, Integer::sum)
                                                == 1)
                        .toList();
        if (tags.isEmpty()) {
            return Parsed.EMPTY;
        }
        for (String tag : tags) {
            if (tag.length() > LONGEST) {
                return SchemaProblem.TOO_LONG.refuse(
                        field, Map.of("max", LONGEST, "length", tag.length()));
            }
        }
        return tags.size() > MOST
                ? UnfitValue.refuse(
                        field, String.join(", ", tags), Map.of("max", MOST, "count", tags.size()))
                : new Parsed.Value(tags);
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return new FieldKind.TextList(Set.of());
    }

    @Override
    public Object stored(Object value) {
        return value;
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        return ((List<?>) value)
                .stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(habits.isChinese() ? "、" : ", "));
    }

    @Override
    public boolean sortable() {
        return false;
    }
}
