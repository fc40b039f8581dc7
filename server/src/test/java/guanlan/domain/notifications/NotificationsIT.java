package guanlan.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.activities.Activities;
import guanlan.domain.activities.ActivityKit;
import guanlan.engine.query.Queries;
import guanlan.engine.records.Records;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class NotificationsIT {
    private static final ObjectName SHARE = new ObjectName("share");
    private static final int TURNS = 300;

    private final Notifications notifications;
    private final NotificationReader reader;
    private final Reminders reminders;
    private final CompiledPermits permits;
    private final JdbcClient jdbc;
    private final ActivityKit kit;

    NotificationsIT(
            @Autowired Notifications notifications,
            @Autowired NotificationReader reader,
            @Autowired Reminders reminders,
            @Autowired CompiledPermits permits,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired JdbcClient jdbc) {
        this.notifications = notifications;
        this.reader = reader;
        this.reminders = reminders;
        this.permits = permits;
        this.jdbc = jdbc;
        this.kit = new ActivityKit(records, queries);
    }

    @BeforeEach
    @AfterEach
    void everybodyMayAsShipped() {
        jdbc.sql("delete from t_main.role").update();
        permits.forget("main");
    }

    @Test
    void whoeverIsMentionedIsToldOnce() throws InterruptedException {
        Caller lin = kit.member();
        Caller wang = kit.member();
        UUID account = kit.account(lin);
        UUID comment = kit.create(lin, Activities.COMMENT, mentioning(account, "看一下", lin, wang));
        List<Notification> told = told(wang, 1);
        kit.change(lin, Activities.COMMENT, comment, Map.of("body", "看一下，今天"));

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().kind()).isEqualTo(Kind.MENTIONED);
        assertThat(told.getFirst().record()).isEqualTo(comment);
        assertThat(told.getFirst().actor()).isEqualTo(lin.user());
        assertThat(told.getFirst().words()).isEqualTo("看一下");
        settled(lin);
        assertThat(told(wang, 1)).hasSize(1);
        assertThat(told(lin, 0)).as("not of his own words").isEmpty();
    }

    @Test
    void nobodyIsToldOfWhatHeMayNotSee() throws InterruptedException {
        Caller lin = kit.member();
        Caller wang = kit.member();
        UUID account = kit.account(lin);
        kit.everybodyMay(
                Map.of(
                        "*",
                        Map.of(
                                "rights", List.of("see", "create", "edit"),
                                "see", Map.of("kind", "own")),
                        "user",
                        Map.of("rights", List.of("see"))));
        kit.create(lin, Activities.COMMENT, mentioning(account, "秘密", wang));
        settled(lin);
        assertThat(told(wang, 0)).isEmpty();
    }

    @Test
    void whoeverGetsATaskIsToldAndAgainWhenItComesBack() throws InterruptedException {
        Caller lin = kit.member();
        Caller wang = kit.member();
        UUID task = kit.create(lin, Activities.TASK, Map.of("name", "报价", "assignee", id(wang)));
        assertThat(told(wang, 1)).extracting(Notification::kind).containsExactly(Kind.ASSIGNED);
        kit.change(lin, Activities.TASK, task, Map.of("priority", "high"));
        kit.change(lin, Activities.TASK, task, Map.of("assignee", id(lin)));
        settled(lin);
        assertThat(told(wang, 1)).hasSize(1);
        kit.change(lin, Activities.TASK, task, Map.of("assignee", id(wang)));
        assertThat(told(wang, 2)).hasSize(2);
    }

    @Test
    void aDueTaskIsRememberedOnce() {
        Caller lin = kit.member();
        UUID task =
                kit.create(
                        lin,
                        Activities.TASK,
                        Map.of("name", "年审", "due", LocalDate.now(ZoneOffset.UTC).minusDays(1)));
        UUID done =
                kit.create(
                        lin,
                        Activities.TASK,
                        Map.of(
                                "name", "做完的",
                                "state", "done",
                                "due", LocalDate.now(ZoneOffset.UTC).minusDays(1)));
        reminders.run(UUID.randomUUID(), "main");
        reminders.run(UUID.randomUUID(), "main");
        List<Notification> told = lin.call(() -> notifications.list(true, null, 30));
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().kind()).isEqualTo(Kind.DUE);
        assertThat(told.getFirst().record()).isEqualTo(task).isNotEqualTo(done);
    }

    @Test
    void whoFollowsARecordIsToldOfItTogether() throws InterruptedException {
        Caller lin = kit.member();
        Caller wang = kit.member();
        UUID account = kit.account(lin);
        wang.run(() -> notifications.follow(ActivityKit.ACCOUNT, account));
        kit.change(lin, ActivityKit.ACCOUNT, account, Map.of("city", "上海"));
        kit.change(lin, ActivityKit.ACCOUNT, account, Map.of("city", "苏州"));
        kit.create(lin, Activities.NOTE, mentioning(account, "来过"));
        kit.change(wang, ActivityKit.ACCOUNT, account, Map.of("city", "无锡"));
        Notification told = counted(wang, 3);
        assertThat(told.kind()).isEqualTo(Kind.FOLLOWED);
        assertThat(told.record()).isEqualTo(account);
        assertThat(told.count()).isEqualTo(3);

        wang.run(() -> notifications.read(List.of(), true));
        assertThat((int) wang.call(notifications::unread)).isZero();
        wang.run(() -> notifications.unfollow(account));
        kit.change(lin, ActivityKit.ACCOUNT, account, Map.of("city", "常州"));
        settled(lin);
        assertThat((int) wang.call(notifications::unread)).isZero();
    }

    @Test
    void whoIsGivenARecordIsTold() throws InterruptedException {
        Caller lin = kit.member();
        Caller wang = kit.member();
        UUID account = kit.account(lin);
        kit.create(
                Caller.system("main"),
                SHARE,
                Map.of(
                        "target",
                        "account",
                        "record",
                        account.toString(),
                        "level",
                        "read",
                        "person",
                        id(wang)));
        assertThat(told(wang, 1)).extracting(Notification::kind).containsExactly(Kind.SHARED);
    }

    @Test
    void whatIsNotWantedIsNotTold() throws InterruptedException {
        Caller lin = kit.member();
        Caller wang = kit.member();
        UUID account = kit.account(lin);
        wang.run(() -> notifications.want(Kind.MENTIONED, false));
        assertThat(wang.call(notifications::wishes)).containsEntry(Kind.MENTIONED, false);
        kit.create(lin, Activities.COMMENT, mentioning(account, "在吗", wang));
        settled(lin);
        assertThat(told(wang, 0)).isEmpty();
    }

    @Test
    void oneReadsOnlyOnesOwn() throws InterruptedException {
        Caller lin = kit.member();
        Caller wang = kit.member();
        UUID account = kit.account(lin);
        kit.create(lin, Activities.COMMENT, mentioning(account, "你好", wang));
        UUID notification = told(wang, 1).getFirst().id();
        lin.run(() -> notifications.read(List.of(notification), true));
        assertThat((int) wang.call(notifications::unread)).isEqualTo(1);
        wang.run(() -> notifications.read(List.of(notification), true));
        assertThat((int) wang.call(notifications::unread)).isZero();
        assertThat(reader.fromNow()).as("nobody hears of old stories").isTrue();
    }

    /** The log is read in order: whoever is told of a later change would have been told before. */
    private void settled(Caller actor) throws InterruptedException {
        Caller witness = kit.member();
        kit.create(actor, Activities.TASK, Map.of("name", "标记", "assignee", id(witness)));
        assertThat(told(witness, 1)).hasSize(1);
    }

    private List<Notification> told(Caller who, int wanted) throws InterruptedException {
        List<Notification> found = who.call(() -> notifications.list(false, null, 30));
        for (int turn = 0; turn < TURNS && found.size() < wanted; turn++) {
            Thread.sleep(100);
            found = who.call(() -> notifications.list(false, null, 30));
        }
        return found;
    }

    private Notification counted(Caller who, int count) throws InterruptedException {
        List<Notification> found = told(who, 1);
        for (int turn = 0; turn < TURNS && found.getFirst().count() < count; turn++) {
            Thread.sleep(100);
            found = told(who, 1);
        }
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static UUID id(Caller caller) {
        return ActivityKit.id(caller);
    }

    private static Map<String, Object> mentioning(UUID account, String body, Caller... people) {
        Map<String, Object> values = new HashMap<>();
        values.put("body", body);
        values.put("about", "account/" + account);
        values.put("mentions", Stream.of(people).map(NotificationsIT::id).toList());
        return values;
    }
}
