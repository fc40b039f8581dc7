package guanlan.domain.notifications;

import guanlan.domain.notifications.DigestLetter.Addressee;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.platform.access.Caller;
import guanlan.platform.mail.Mails;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Letters of what somebody was told and has not read: at most one each morning or week, in his
 * language, of what he may see at that moment.
 */
@Component
public class Digests {
    /** What is older is no news. */
    private static final Duration FARTHEST = Duration.ofDays(8);

    private static final int MOST = 100;

    private final DigestStore store;
    private final Notifications notifications;
    private final Viewers viewers;
    private final Queries queries;
    private final DigestLetter letter;
    private final Mails mails;

    Digests(
            DigestStore store,
            Notifications notifications,
            Viewers viewers,
            Queries queries,
            DigestLetter letter,
            Mails mails) {
        this.store = store;
        this.notifications = notifications;
        this.viewers = viewers;
        this.queries = queries;
        this.letter = letter;
        this.mails = mails;
    }

    /**
     * What the caller gets.
     *
     * @param address none: nobody could write to him
     * @param ready whether the operator named a mail server
     */
    public record Wish(Rhythm rhythm, @Nullable String address, boolean ready) {}

    public Wish mine() {
        UUID me = Notifications.me();
        return new Wish(store.rhythm(me), address(me).orElse(null), mails.ready());
    }

    public Wish choose(Rhythm rhythm) {
        store.choose(Notifications.writing(), rhythm);
        return mine();
    }

    /** Kinds of which the caller wants no letters. */
    public Set<Kind> unmailed() {
        return store.unmailed(Notifications.me());
    }

    public void mail(Kind kind, boolean mailed) {
        store.mail(Notifications.writing(), kind, mailed);
    }

    /** Sends whatever is due. A server that cannot be reached is asked again later. */
    void send(Instant now) {
        if (!mails.ready()) {
            return;
        }
        for (UUID person : store.untold(now.minus(FARTHEST))) {
            viewers.active(person).ifPresent(caller -> send(caller, now));
        }
    }

    private void send(Caller caller, Instant now) {
        UUID person = Objects.requireNonNull(caller.user());
        Rhythm rhythm = store.rhythm(person);
        Optional<LocalDate> day = rhythm.due(now.atZone(caller.zone()));
        Optional<String> address = address(person);
        if (day.isEmpty() || address.isEmpty()) {
            return;
        }
        List<Notification> news = news(caller, person, now);
        String period = rhythm.key() + " " + day.get();
        if (!news.isEmpty() && store.begin(person, period, now)) {
            send(
                    new Addressee(address.get(), caller.locale(), caller.zone()),
                    news,
                    period,
                    person);
        }
    }

    private void send(Addressee to, List<Notification> news, String period, UUID person) {
        try {
            switch (mails.send(letter.of(to, news))) {
                case TAKEN -> store.end(person, period, "taken");
                case REFUSED -> store.end(person, period, "refused");
                case LATER -> store.giveUp(person, period);
            }
        } catch (MailException unreachable) {
            store.giveUp(person, period);
            throw unreachable;
        }
    }

    /** What he has not read and was not written before, the latest first. */
    private List<Notification> news(Caller caller, UUID person, Instant now) {
        Instant since = store.last(person).orElse(now.minus(FARTHEST));
        Set<Kind> unmailed = store.unmailed(person);
        return caller.call(() -> notifications.list(true, null, MOST)).stream()
                .filter(each -> each.at().isAfter(since))
                .filter(each -> !unmailed.contains(each.kind()))
                .filter(each -> isHis(person, each))
                .toList();
    }

    /** What he may not see any more, or lies in the bin, is no news to him. */
    private boolean isHis(UUID person, Notification news) {
        return news.kind().isOfWork()
                || viewers.sees(person, new RecordName(news.object(), news.record()));
    }

    private Optional<String> address(UUID person) {
        Optional<Row> found =
                Caller.system(Caller.current().tenant())
                        .call(() -> queries.find(ObjectName.USER, person));
        return found.map(row -> Objects.toString(row.value("mail"), ""))
                .filter(address -> !address.isBlank());
    }
}
