package guanlan.engine.exchange;

import guanlan.engine.query.Masked;
import guanlan.engine.query.Page;
import guanlan.engine.query.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line, for programs; a reference is the id and the name of its record. */
final class LinesOutlet implements Outlet {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    private final OutputStream out;
    private List<OutColumn> columns = List.of();
    private long rows;

    LinesOutlet(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<OutColumn> columns) {
        this.columns = columns.stream().filter(column -> !column.ids()).toList();
    }

    @Override
    public void write(Page page) throws IOException {
        for (Row row : page.rows()) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            for (OutColumn column : columns) {
                line.put(column.header(), told(column, column.value(row), page.titles()));
            }
            JSON.writeValue(out, line);
            out.write('\n');
            rows++;
        }
    }

    private static @Nullable Object told(
            OutColumn column, @Nullable Object value, Map<UUID, String> titles) {
        if (value == null) {
            return null;
        }
        if (value instanceof Masked(var text)) {
            return text;
        }
        if (!column.field().isReference()) {
            return column.field().type().told(value);
        }
        return value instanceof Collection<?> several
                ? several.stream().map(each -> reference((UUID) each, titles)).toList()
                : reference((UUID) value, titles);
    }

    private static Map<String, @Nullable Object> reference(UUID id, Map<UUID, String> titles) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("id", id.toString());
        told.put("title", titles.get(id));
        return told;
    }

    @Override
    public Written end() throws IOException {
        out.flush();
        return new Written(rows, 0);
    }

    /** The stream below is closed by whoever opened it. */
    @Override
    public void close() {}
}
