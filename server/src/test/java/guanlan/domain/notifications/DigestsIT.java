package guanlan.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import guanlan.app.Application;
import guanlan.domain.activities.Activities;
import guanlan.domain.activities.ActivityKit;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Letters as a mail server gets them. Moments are long past, so the product's own clock sends none
 * of them.
 */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class DigestsIT {
    /** Thursday, half past eight in Shanghai. */
    private static final Instant MORNING = Instant.parse("2026-03-05T00:30:00Z");

    private static final Instant MONDAY = Instant.parse("2026-03-09T00:30:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static GreenMail server = started(0);

    private final Digests digests;
    private final Telling telling;
    private final Notifications notifications;
    private final JdbcClient jdbc;
    private final ActivityKit kit;

    DigestsIT(
            @Autowired Digests digests,
            @Autowired Telling telling,
            @Autowired Notifications notifications,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired JdbcClient jdbc) {
        this.digests = digests;
        this.telling = telling;
        this.notifications = notifications;
        this.jdbc = jdbc;
        this.kit = new ActivityKit(records, queries);
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry settings) {
        settings.add("guanlan.mail.host", () -> "127.0.0.1");
        settings.add("guanlan.mail.port", () -> server.getSmtp().getPort());
        settings.add("guanlan.mail.security", () -> "none");
        settings.add("guanlan.mail.from", () -> "crm@guanlan.example");
        settings.add("guanlan.mail.link", () -> "https://crm.example.com");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void nothingIsWaiting() throws Exception {
        jdbc.sql("delete from t_main.notification").update();
        server.purgeEmailFromAllMailboxes();
    }

    @Test
    void oneLetterAMorningTellsWhatIsUnreadInOnesLanguage() throws Exception {
        Caller lin = person("zh", "lin-zh");
        UUID task = tell(lin, "报价给太湖重型", MORNING.minus(Duration.ofHours(3)));
        send(MORNING);
        send(MORNING.plus(Duration.ofMinutes(15)));

        MimeMessage letter = only("lin-zh@example.com");
        assertThat(letter.getSubject()).isEqualTo("观澜：1 条未读通知");
        assertThat(letter.getFrom()[0]).hasToString("crm@guanlan.example");
        assertThat(letter.getHeader("List-Unsubscribe"))
                .containsExactly("<https://crm.example.com/settings/notifications>");
        String text = words(letter);
        assertThat(text)
                .contains("任务“报价给太湖重型”到期了")
                .contains("https://crm.example.com/o/task/" + task)
                .contains("03-05 05:30");
    }

    @Test
    void whatWasWrittenBeforeIsNotWrittenAgain() throws Exception {
        Caller lin = person("en", "lin-en");
        tell(lin, "Old", MORNING.minus(DAY));
        send(MORNING);
        send(MORNING.plus(DAY));
        assertThat(letters("lin-en@example.com")).as("nothing new").hasSize(1);

        tell(lin, "New", MORNING.plus(DAY));
        send(MORNING.plus(DAY).plus(DAY));
        List<MimeMessage> both = letters("lin-en@example.com");
        assertThat(both).hasSize(2);
        assertThat(both.getLast().getSubject()).isEqualTo("Guanlan: 1 unread notifications");
        assertThat(words(both.getLast())).contains("The task “New” is due").doesNotContain("Old");
    }

    @Test
    void whoeverChoseTheWeekIsWrittenOnMonday() throws Exception {
        Caller lin = person("zh", "weekly");
        lin.run(() -> digests.choose(Rhythm.WEEKLY));
        tell(lin, "周报", MORNING.minus(Duration.ofHours(1)));
        send(MORNING);
        assertThat(letters("weekly@example.com")).isEmpty();
        send(MONDAY);
        assertThat(letters("weekly@example.com")).hasSize(1);
    }

    @Test
    void nobodyIsWrittenWhoWantsNoneHasReadItOrIsUnknown() {
        Caller never = person("zh", "never");
        never.run(() -> digests.choose(Rhythm.NEVER));
        Caller read = person("zh", "read");
        Caller kindless = person("zh", "kindless");
        kindless.run(() -> digests.mail(Kind.DUE, false));
        Caller gone = person("zh", "gone");
        jdbc.sql("update system.credential set active = false where user_id = ?")
                .param(ActivityKit.id(gone))
                .update();
        List.of(never, read, kindless, gone)
                .forEach(each -> tell(each, "一事", MORNING.minus(Duration.ofHours(1))));
        read.run(() -> notifications.read(List.of(), true));
        send(MORNING);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void whatOneMayNotSeeAnyMoreIsNotWritten() {
        Caller lin = person("zh", "blind");
        UUID task = tell(lin, "已删除的任务", MORNING.minus(Duration.ofHours(1)));
        kit.delete(Caller.system("main"), Activities.TASK, task);
        send(MORNING);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aLetterThatCouldNotLeaveIsSentLater() throws Exception {
        Caller lin = person("zh", "later");
        tell(lin, "断线", MORNING.minus(Duration.ofHours(1)));
        int port = server.getSmtp().getPort();
        server.stop();
        assertThatThrownBy(() -> send(MORNING)).isInstanceOf(MailException.class);
        server = started(port);
        send(MORNING.plus(Duration.ofMinutes(15)));
        assertThat(letters("later@example.com")).hasSize(1);
    }

    @Test
    void namesAreShownAsTheTextTheyAre() throws Exception {
        Caller lin = person("zh", "harm");
        tell(lin, "<img src=x onerror=alert(1)>", MORNING.minus(Duration.ofHours(1)));
        send(MORNING);
        assertThat(words(only("harm@example.com"))).contains("&lt;img src=x onerror=alert(1)&gt;");
    }

    private void send(Instant now) {
        Caller.system("main").run(() -> digests.send(now));
    }

    private UUID tell(Caller who, String name, Instant at) {
        UUID task = kit.create(who, Activities.TASK, Map.of("name", name, "state", "open"));
        who.run(
                () ->
                        telling.tell(
                                new Notice(
                                        ActivityKit.id(who),
                                        Kind.DUE,
                                        task.toString(),
                                        new RecordName(Activities.TASK, task),
                                        null,
                                        name,
                                        at)));
        return task;
    }

    /** Somebody in Shanghai who may sign in and has an address. */
    private Caller person(String language, String login) {
        Caller member = kit.member();
        UUID id = ActivityKit.id(member);
        kit.change(
                Caller.system("main"), ObjectName.USER, id, Map.of("mail", login + "@example.com"));
        jdbc.sql(
                        """
                        insert into system.credential (id, tenant, user_id, login, password_hash, role, name,
                                                       locale, theme, time_zone, password_changed_at, created_at)
                        values (?, 'main', ?, ?, '', 'member', ?, ?, 'system', 'Asia/Shanghai', now(), now())
                        """)
                .param(UUID.randomUUID())
                .param(id)
                .param(login)
                .param(login)
                .param(language)
                .update();
        return member;
    }

    private static MimeMessage only(String address) throws Exception {
        List<MimeMessage> letters = letters(address);
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private static List<MimeMessage> letters(String address) throws Exception {
        List<MimeMessage> letters = new ArrayList<>();
        for (MimeMessage letter : server.getReceivedMessages()) {
            if (letter.getAllRecipients()[0].toString().equals(address)) {
                letters.add(letter);
            }
        }
        return letters;
    }

    /** Both forms of it, decoded. */
    private static String words(MimeMessage letter) throws Exception {
        return decoded(letter.getContent());
    }

    private static String decoded(Object content) throws Exception {
        if (!(content instanceof Multipart parts)) {
            return content.toString();
        }
        var words = new StringBuilder();
        for (int at = 0; at < parts.getCount(); at++) {
            words.append(decoded(parts.getBodyPart(at).getContent())).append('\n');
        }
        return words.toString();
    }

    private static GreenMail started(int port) {
        var fresh = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        fresh.start();
        return fresh;
    }
}
