package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.core.values.Ids;
import guanlan.engine.exchange.Export.Format;
import guanlan.engine.exchange.Export.Heading;
import guanlan.engine.exchange.Export.State;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tests of exports do over and over: order one, wait for it, look into its file. */
final class ExportKit {
    /** Whoever exports is in Shanghai, so that moments change their looks on the way. */
    static final Caller BOSS =
            new Caller(
                    null,
                    "main",
                    Set.of(Role.ADMINISTRATOR),
                    Locale.SIMPLIFIED_CHINESE,
                    ZoneId.of("Asia/Shanghai"));

    private final Exports exports;
    private final Imports imports;
    private final Records records;
    private final Ids ids;

    ExportKit(Exports exports, Imports imports, Records records, Ids ids) {
        this.exports = exports;
        this.imports = imports;
        this.records = records;
        this.ids = ids;
    }

    UUID create(ObjectName object, Map<String, Object> values) {
        UUID id = ids.next();
        Map<String, Object> all = new HashMap<>(values);
        all.put("id", id);
        Row row = Row.of(all);
        var written = BOSS.call(() -> records.write(Batch.of(object).create(List.of(row))));
        assertThat(written.outcomes().getFirst().key())
                .as(written.outcomes().toString())
                .isEqualTo("created");
        return id;
    }

    /** What is ordered, as a sentence. */
    record Ordered(
            Format format,
            List<String> fields,
            @Nullable String where,
            @Nullable String sort,
            Heading heading,
            boolean withIds) {
        Ordered where(String cel) {
            return new Ordered(format, fields, cel, sort, heading, withIds);
        }

        Ordered sort(String order) {
            return new Ordered(format, fields, where, order, heading, withIds);
        }

        Ordered names() {
            return new Ordered(format, fields, where, sort, Heading.NAMES, withIds);
        }

        Ordered ids() {
            return new Ordered(format, fields, where, sort, heading, true);
        }

        Export.Wanted build() {
            return new Export.Wanted(
                    new Filter(where, null, false), sort, fields, format, heading, withIds);
        }
    }

    static Ordered wanted(Format format, String... fields) {
        return wanted(format, List.of(fields));
    }

    static Ordered wanted(Format format, List<String> fields) {
        return new Ordered(format, fields, null, null, Heading.LABELS, false);
    }

    Export finished(Ordered ordered) {
        return finished(ImportKit.ACCOUNT, ordered);
    }

    Export finished(ObjectName object, Ordered ordered) {
        UUID id = ids.next();
        BOSS.call(() -> exports.order(id, object, ordered.build()));
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            Export told = BOSS.call(() -> exports.require(id));
            assertThat(told.failure()).isNull();
            if (told.state() == State.FINISHED) {
                return told;
            }
            pause();
        }
        throw new AssertionError("not finished in time");
    }

    Import ran(Import told) {
        BOSS.call(() -> imports.run(told.id()));
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            Import now = BOSS.call(() -> imports.require(told.id()));
            if (now.state() != Import.State.RUNNING) {
                assertThat(now.failure()).isNull();
                return now;
            }
            pause();
        }
        throw new AssertionError("not finished in time");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Import bring(Export export) {
        return bring(content(export), export.object());
    }

    Import bring(byte[] content, ObjectName object) {
        return BOSS.call(
                () -> imports.receive(object.value(), "back", new ByteArrayInputStream(content)));
    }

    private byte[] content(Export export) {
        try (InputStream in = BOSS.call(() -> exports.open(export.id()))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String text(Export export) {
        return new String(content(export), StandardCharsets.UTF_8);
    }

    /** Every cell, the heading included, as reading gives it. */
    List<List<String>> table(Export export) {
        List<List<String>> table = new ArrayList<>();
        try {
            var file = java.nio.file.Files.createTempFile("export", null);
            java.nio.file.Files.write(file, content(export));
            try (TableSource source = TableFile.recognise(file).open(file)) {
                for (var row = source.next(); row != null; row = source.next()) {
                    table.add(row.cells());
                }
            } finally {
                java.nio.file.Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return table;
    }
}
