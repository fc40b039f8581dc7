package guanlan.domain.notifications;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Who wants letters, of what, and which were sent, in the company's schema. */
@Repository
class DigestStore {
    private final NotificationStore notifications;

    DigestStore(NotificationStore notifications) {
        this.notifications = notifications;
    }

    /** Every morning, unless he chose otherwise. */
    Rhythm rhythm(UUID person) {
        return notifications.run(
                jdbc ->
                        jdbc.sql("select rhythm from digest_setting where person = ?")
                                .param(person)
                                .query(String.class)
                                .optional()
                                .map(Rhythm::of)
                                .orElse(Rhythm.DAILY));
    }

    void choose(UUID person, Rhythm rhythm) {
        notifications.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                insert into digest_setting (person, rhythm) values (?, ?)
                                on conflict on constraint digest_setting_pk do update set rhythm = excluded.rhythm
                                """)
                                .param(person)
                                .param(rhythm.key())
                                .update());
    }

    /** Kinds that he does not want to be written of. */
    Set<Kind> unmailed(UUID person) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        notifications
                .run(
                        jdbc ->
                                jdbc.sql(
                                                "select kind from notification_setting where person = ? and not mailed")
                                        .param(person)
                                        .query(String.class)
                                        .list())
                .forEach(key -> Kind.find(key).ifPresent(kinds::add));
        return kinds;
    }

    void mail(UUID person, Kind kind, boolean mailed) {
        notifications.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                insert into notification_setting (person, kind, wanted, mailed) values (?, ?, true, ?)
                                on conflict on constraint notification_setting_pk do update set mailed = excluded.mailed
                                """)
                                .param(person)
                                .param(kind.key())
                                .param(mailed)
                                .update());
    }

    /** Everybody who was told something since and has not read it. */
    List<UUID> untold(Instant since) {
        return notifications.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                select distinct person from notification
                                 where read_at is null and at >= ?
                                 order by person
                                """)
                                .param(since.atOffset(ZoneOffset.UTC))
                                .query(UUID.class)
                                .list());
    }

    /** When his last letter was begun. */
    Optional<Instant> last(UUID person) {
        return notifications.run(
                jdbc ->
                        jdbc.sql("select at from digest where person = ? order by at desc limit 1")
                                .param(person)
                                .query(OffsetDateTime.class)
                                .optional()
                                .map(OffsetDateTime::toInstant));
    }

    /** False: somebody else sends the letter of the period, or has. */
    boolean begin(UUID person, String period, Instant now) {
        return notifications.run(
                jdbc ->
                        jdbc.sql(
                                                """
                                        insert into digest (person, period, at) values (?, ?, ?)
                                        on conflict on constraint digest_pk do nothing
                                        """)
                                        .param(person)
                                        .param(period)
                                        .param(now.atOffset(ZoneOffset.UTC))
                                        .update()
                                > 0);
    }

    void end(UUID person, String period, String outcome) {
        notifications.run(
                jdbc ->
                        jdbc.sql("update digest set outcome = ? where person = ? and period = ?")
                                .param(outcome)
                                .param(person)
                                .param(period)
                                .update());
    }

    /** It never left, so it may be sent again. */
    void giveUp(UUID person, String period) {
        notifications.run(
                jdbc ->
                        jdbc.sql(
                                        "delete from digest where person = ? and period = ? and outcome is null")
                                .param(person)
                                .param(period)
                                .update());
    }
}
