package guanlan.engine.attachments;

import guanlan.platform.files.FileId;
import guanlan.platform.files.FileNames;
import guanlan.platform.files.FileProblem;
import guanlan.platform.files.Files;
import guanlan.platform.files.Received;
import guanlan.platform.files.StoredFile;
import guanlan.platform.jobs.Jobs;
import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where files arrive: each waits for a record to take it, a day at most. A content that is here
 * already is not kept twice. When {@link #receive} returns, file and entry survive a power cut.
 */
@Component
public class Inbox {
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** How many uploads of one person may wait. */
    private static final int MOST_WAITING = 1_000;

    private final Files files;
    private final Attachments attachments;
    private final Jobs jobs;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AttachmentSettings settings;

    Inbox(
            Files files,
            Attachments attachments,
            Jobs jobs,
            TransactionTemplate transactions,
            InstantSource clock,
            AttachmentSettings settings) {
        this.files = files;
        this.attachments = attachments;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** Refuses what is empty or larger than the product takes; a field may take less. */
    public StoredFile receive(String name, InputStream content) {
        if (attachments.waiting() >= MOST_WAITING) {
            throw new Problem(FileProblem.TOO_MANY_WAITING, Map.of("most", MOST_WAITING));
        }
        String tidy = FileNames.tidy(name);
        try {
            Received received = Received.from(files, tidy, content, settings.largest().toBytes());
            return Objects.requireNonNull(transactions.execute(_ -> enter(tidy, received)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private StoredFile enter(String name, Received received) {
        attachments.alone();
        var file =
                new StoredFile(
                        new UUID(0, 0),
                        name,
                        received.size(),
                        received.type(),
                        received.checksum(),
                        received.width(),
                        received.height());
        FileId preview = received.preview();
        UUID ownPreview = preview == null ? null : preview.value();
        Instant tidying =
                clock.instant().truncatedTo(ChronoUnit.DAYS).plus(PATIENCE.multipliedBy(2));
        jobs.schedule(Sweeping.JOB, Sweeping.id(tidying), tidying);
        return attachments
                .alike(received.checksum(), received.size())
                .map(
                        known -> {
                            Stream.of(received.content(), preview)
                                    .filter(Objects::nonNull)
                                    .forEach(this::delete);
                            return attachments.add(
                                    file,
                                    known.content(),
                                    known.preview() == null ? null : known.preview().value());
                        })
                .orElseGet(() -> attachments.add(file, received.content(), ownPreview));
    }

    /** What the caller brought and thinks better of. */
    public void discard(UUID file) {
        attachments.requireWaiting(file);
        forget(Attachments.only(file));
    }

    /** Uploads that no record took in time. */
    void sweep() {
        forget(Attachments.before(clock.instant().minus(PATIENCE)));
    }

    /**
     * The contents go when their entries are gone for certain: a crash in between leaves a file
     * that nobody knows of, never an entry without its file.
     */
    private void forget(Condition which) {
        List<FileId> contents =
                Objects.requireNonNull(
                        transactions.execute(
                                _ -> {
                                    attachments.alone();
                                    return attachments.forget(which).stream()
                                            .flatMap(Inbox::contents)
                                            .distinct()
                                            .filter(content -> !attachments.isUsed(content))
                                            .toList();
                                }));
        contents.forEach(this::delete);
    }

    private static Stream<FileId> contents(Attachment gone) {
        return Stream.concat(Stream.of(gone.content()), Stream.ofNullable(gone.preview()));
    }

    private void delete(FileId content) {
        try {
            files.delete(content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
