package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.State;
import guanlan.platform.access.Caller;
import guanlan.platform.files.FileId;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Throws away a file whose time is over: one that was exported, or one that was brought for import
 * and never run. Each has a run of its own, ordered when the file came to be.
 */
@Component
class ExchangeSweep implements JobHandler {
    static final JobName NAME = new JobName("exchange.sweep");

    private final Exports exports;
    private final ImportStore imports;
    private final Uploads uploads;

    ExchangeSweep(Exports exports, ImportStore imports, Uploads uploads) {
        this.exports = exports;
        this.imports = imports;
        this.uploads = uploads;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant)
                .run(
                        () -> {
                            exports.expire(id);
                            imports.find(id)
                                    .filter(held -> held.seen().state() == State.ANALYSED)
                                    .ifPresent(_ -> discard(id));
                        });
    }

    private void discard(UUID id) {
        uploads.discard(FileId.of(imports.discard(id)));
    }
}
