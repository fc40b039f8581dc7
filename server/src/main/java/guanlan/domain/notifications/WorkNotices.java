package guanlan.domain.notifications;

import guanlan.engine.exchange.WorkEnded;
import guanlan.engine.schema.RecordName;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever ordered an import or an export hears how it ended, wherever he is by then. */
@Component
class WorkNotices {
    private final Telling telling;
    private final InstantSource clock;

    WorkNotices(Telling telling, InstantSource clock) {
        this.telling = telling;
        this.clock = clock;
    }

    @EventListener
    void tell(WorkEnded ended) {
        UUID person = ended.person();
        if (person != null) {
            telling.tell(
                    new Notice(
                            person,
                            kind(ended),
                            ended.id().toString(),
                            new RecordName(ended.object(), ended.id()),
                            null,
                            ended.name(),
                            clock.instant()));
        }
    }

    private static Kind kind(WorkEnded ended) {
        return switch (ended.work()) {
            case IMPORT -> ended.failed() ? Kind.IMPORT_FAILED : Kind.IMPORTED;
            case EXPORT -> ended.failed() ? Kind.EXPORT_FAILED : Kind.EXPORTED;
        };
    }
}
