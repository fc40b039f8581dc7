package guanlan.engine.exchange;

import guanlan.engine.exchange.Export.Format;
import guanlan.engine.query.Extracts;
import guanlan.engine.query.Page;
import guanlan.engine.query.Query;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import guanlan.platform.files.FileId;
import guanlan.platform.jobs.Jobs;
import guanlan.platform.problems.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes an export from its beginning to its end: first the ids of the records, as of one moment,
 * then page by page what stands in them. Nothing of it is seen before it is whole; one that was cut
 * off begins again.
 */
@Component
class ExportRun {
    /** Rows of a workbook's sheet, the heading left out (ECMA-376). */
    static final int SHEET = (1 << 20) - 1;

    private static final int PAGE = 1_000;

    private final ExportStore store;
    private final Extracts extracts;
    private final Schemas schemas;
    private final Uploads uploads;
    private final Ending ending;

    ExportRun(
            ExportStore store, Extracts extracts, Schemas schemas, Uploads uploads, Ending ending) {
        this.store = store;
        this.extracts = extracts;
        this.schemas = schemas;
        this.uploads = uploads;
        this.ending = ending;
    }

    void run(Export export) {
        Query query = export.wanted().query(export.object());
        try (Uploads.Copy list = uploads.blank();
                Uploads.Copy file = uploads.blank()) {
            IdList ids = new IdList(list.path());
            try (var filling = ids.filling()) {
                extracts.ids(query, Right.EXPORT, filling::add);
            }
            checkFits(export, ids.count());
            store.begin(export.id(), ids.count());
            Outlet.Written written = write(export, query, ids, file);
            finish(export, file, written);
        }
    }

    /** One that was cancelled at the last moment leaves no file behind. */
    private void finish(Export export, Uploads.Copy file, Outlet.Written written) {
        FileId stored = uploads.keep(file);
        try {
            ending.finish(export, stored, file, written);
        } catch (RuntimeException failed) {
            uploads.discard(stored);
            throw failed;
        }
    }

    private static void checkFits(Export export, long count) {
        if (export.wanted().format() == Format.XLSX && count > SHEET) {
            throw new Problem(ExportProblem.TOO_MANY_ROWS, Map.of("count", count, "limit", SHEET));
        }
    }

    private Outlet.Written write(Export export, Query query, IdList ids, Uploads.Copy file) {
        ObjectDefinition object = schemas.require(export.object());
        var caller = Caller.current();
        var reading = new Reading(caller.locale(), caller.zone());
        var columns = OutColumn.of(export.wanted(), object, schemas, caller.locale());
        try (var out = new BufferedOutputStream(Files.newOutputStream(file.path()), 1 << 16);
                Outlet outlet = Outlet.of(export.wanted(), object, out, reading);
                IdList.Reading read = ids.reading()) {
            outlet.begin(columns);
            long seen = 0;
            for (var page = read.next(PAGE); !page.isEmpty(); page = read.next(PAGE)) {
                Page rows = extracts.read(query, Right.EXPORT, page);
                outlet.write(rows);
                seen += page.size();
                store.advance(export.id(), seen);
                stopIfAsked();
            }
            return outlet.end();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The node is going down: another run begins anew. */
    private static void stopIfAsked() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Ledger.Superseded();
        }
    }

    /** What belongs together when a file is whole: its entry, its end, and the trail. */
    @Component
    static class Ending {
        private final ExportStore store;
        private final Jobs jobs;
        private final AuditTrail trail;
        private final Schemas schemas;
        private final ExchangeSettings settings;
        private final WorkEndings endings;
        private final InstantSource clock;

        Ending(
                ExportStore store,
                Jobs jobs,
                AuditTrail trail,
                Schemas schemas,
                ExchangeSettings settings,
                InstantSource clock,
                WorkEndings endings) {
            this.store = store;
            this.jobs = jobs;
            this.trail = trail;
            this.schemas = schemas;
            this.settings = settings;
            this.clock = clock;
            this.endings = endings;
        }

        void finish(Export export, FileId stored, Uploads.Copy file, Outlet.Written written) {
            Instant until = clock.instant().plus(settings.kept());
            var whole =
                    new ExportStore.Whole(
                            stored.toString(),
                            file.path().toFile().length(),
                            written.rows(),
                            written.cut(),
                            until);
            endings.end(
                    () -> {
                        store.finish(export.id(), whole);
                        jobs.schedule(ExchangeSweep.NAME, export.id(), until);
                        note(export, written.rows());
                    },
                    WorkEnded.of(export, false));
        }

        private void note(Export export, long rows) {
            ObjectDefinition object = schemas.require(export.object());
            Export.Wanted wanted = export.wanted();
            List<String> sensitive =
                    object.fields().values().stream()
                            .filter(FieldDefinition::sensitive)
                            .map(FieldDefinition::name)
                            .filter(wanted.fields()::contains)
                            .toList();
            String where = wanted.filter().where();
            trail.note(
                    Act.of(Kind.EXPORT)
                            .on(export.object().value())
                            .where(tells(object, where) ? null : where)
                            .counting(rows)
                            .fact("what", "records")
                            .fact("export", export.id().toString())
                            .fact("format", wanted.format().key())
                            .fact("fields", wanted.fields())
                            .fact("searched", wanted.filter().matching() == null ? null : true)
                            .fact("sensitive", sensitive.isEmpty() ? null : sensitive));
        }

        /** Criteria may quote what a field holds that is not to stand in the trail. */
        private static boolean tells(ObjectDefinition object, @Nullable String where) {
            return where != null
                    && object.fields().values().stream()
                            .filter(field -> field.sensitive() || field.type().masked())
                            .anyMatch(
                                    field ->
                                            Pattern.compile("\\b" + field.name() + "\\b")
                                                    .matcher(where)
                                                    .find());
        }
    }
}
