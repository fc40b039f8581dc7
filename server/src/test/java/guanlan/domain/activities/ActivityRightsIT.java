package guanlan.domain.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.domain.activities.Timeline.Asked;
import guanlan.engine.merging.MergeOrder;
import guanlan.engine.merging.Merging;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.RecordProblem;
import guanlan.engine.records.Records;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Who may not see a record sees nothing of what is about it, unless it is his. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ActivityRightsIT {
    private static final List<String> ALL = List.of("see", "create", "edit", "delete");

    private final Timelines timelines;
    private final Queries queries;
    private final CompiledPermits permits;
    private final Merging merging;
    private final JdbcClient jdbc;
    private final ActivityKit kit;

    ActivityRightsIT(
            @Autowired Timelines timelines,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired CompiledPermits permits,
            @Autowired Merging merging,
            @Autowired JdbcClient jdbc) {
        this.timelines = timelines;
        this.queries = queries;
        this.permits = permits;
        this.merging = merging;
        this.jdbc = jdbc;
        this.kit = new ActivityKit(records, queries);
    }

    @BeforeEach
    @AfterEach
    void everybodyMayAsShipped() {
        jdbc.sql("delete from t_main.role").update();
        permits.forget("main");
    }

    private void eachHisOwn() {
        kit.everybodyMay(
                Map.of(
                        "*", Map.of("rights", ALL, "see", Map.of("kind", "own")),
                        "user", Map.of("rights", List.of("see"))));
    }

    @Test
    void asShippedEverybodySeesThemAndChangesHisOwn() {
        Caller lin = kit.member();
        Caller wang = kit.member();
        UUID note = note(lin, kit.account(lin), "公开的");

        assertThat(sees(wang, Activities.NOTE, note)).isTrue();
        assertThat(kit.change(wang, Activities.NOTE, note, Map.of("body", "改了")))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(kit.change(lin, Activities.NOTE, note, Map.of("body", "改了")))
                .isInstanceOf(Outcome.Updated.class);
        assertThat(kit.delete(wang, Activities.NOTE, note)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void whatIsAboutNothingIsSeenByItsPeopleOnly() {
        Caller lin = kit.member();
        Caller wang = kit.member();
        Caller zhou = kit.member();
        UUID task =
                kit.create(
                        lin,
                        Activities.TASK,
                        Map.of("name", "买蛋糕", "assignee", ActivityKit.id(wang)));
        assertThat(sees(lin, Activities.TASK, task)).isTrue();
        assertThat(sees(wang, Activities.TASK, task)).isTrue();
        assertThat(sees(zhou, Activities.TASK, task)).isFalse();
        assertThat(kit.change(wang, Activities.TASK, task, Map.of("state", "done")))
                .isInstanceOf(Outcome.Updated.class);
    }

    @Test
    void aNoteIsSeenByThoseWhoSeeItsRecord() {
        Caller lin = kit.member();
        Caller wang = kit.member();
        Caller zhou = kit.member();
        UUID account = kit.account(lin);
        UUID note = note(wang, account, "我来过");
        eachHisOwn();

        assertThat(sees(lin, Activities.NOTE, note)).as("his record").isTrue();
        assertThat(sees(wang, Activities.NOTE, note)).as("his note").isTrue();
        assertThat(sees(zhou, Activities.NOTE, note)).isFalse();
        assertThat(listed(zhou, Activities.NOTE)).doesNotContain(note);
        assertThat(listed(lin, Activities.NOTE)).contains(note);
        assertThat(timelineOf(lin, account)).contains(note);
        assertThatThrownBy(() -> timelineOf(wang, account)).isInstanceOf(Problem.class);
    }

    @Test
    void aCommentOnATaskIsNotSeenPastTheRecordOfTheTask() {
        Caller lin = kit.member();
        Caller zhou = kit.member();
        UUID account = kit.account(lin);
        UUID task =
                kit.create(
                        lin, Activities.TASK, Map.of("name", "报价", "about", "account/" + account));
        UUID comment =
                kit.create(
                        lin, Activities.COMMENT, Map.of("body", "报高一点", "about", "task/" + task));
        assertThat(sees(zhou, Activities.COMMENT, comment)).isTrue();
        eachHisOwn();
        assertThat(sees(zhou, Activities.COMMENT, comment)).isFalse();
        assertThat(sees(zhou, Activities.TASK, task)).isFalse();
        assertThat(sees(lin, Activities.COMMENT, comment)).isTrue();
    }

    @Test
    void attendeesSeeTheirMeeting() {
        Caller lin = kit.member();
        Caller wang = kit.member();
        Caller zhou = kit.member();
        UUID meeting =
                kit.create(
                        lin,
                        Activities.MEETING,
                        Map.of(
                                "name",
                                "评审",
                                "about",
                                "account/" + kit.account(lin),
                                "at",
                                "2030-05-01T08:00:00Z",
                                "attendees",
                                List.of(ActivityKit.id(wang))));
        eachHisOwn();
        assertThat(sees(wang, Activities.MEETING, meeting)).isTrue();
        assertThat(sees(zhou, Activities.MEETING, meeting)).isFalse();
        assertThat(kit.read(Activities.MEETING, meeting).value("state")).isEqualTo("planned");
    }

    @Test
    void nobodyWritesAboutWhatHeDoesNotSee() {
        Caller lin = kit.member();
        Caller zhou = kit.member();
        UUID account = kit.account(lin);
        eachHisOwn();
        for (String about :
                List.of(
                        "account/" + account,
                        "account/" + UUID.randomUUID(),
                        "user/" + ActivityKit.id(lin),
                        "nothing/" + account)) {
            Outcome refused =
                    kit.attempt(zhou, Activities.NOTE, Map.of("body", "偷看", "about", about));
            assertThat(ActivityKit.codes(refused))
                    .as(about)
                    .containsExactly(RecordProblem.REFERENCE_ABSENT);
        }
    }

    @Test
    void noChainIsLongerThanAnswersReach() {
        Caller lin = kit.member();
        UUID note = note(lin, kit.account(lin), "一");
        UUID task = kit.create(lin, Activities.TASK, Map.of("name", "二", "about", "note/" + note));
        assertThat(
                        ActivityKit.codes(
                                kit.attempt(
                                        lin,
                                        Activities.COMMENT,
                                        Map.of("body", "三", "about", "task/" + task))))
                .containsExactly(RecordProblem.REFERENCE_ABSENT);
    }

    @Test
    void goesIntoTheBinAndBackWithItsRecord() {
        Caller lin = kit.member();
        UUID account = kit.account(lin);
        UUID note = note(lin, account, "跟着走");
        kit.delete(lin, ActivityKit.ACCOUNT, account);
        assertThat(kit.read(Activities.NOTE, note).isDeleted()).isTrue();
        kit.restore(lin, ActivityKit.ACCOUNT, account);
        assertThat(kit.read(Activities.NOTE, note).isDeleted()).isFalse();
        assertThat(timelineOf(lin, account)).contains(note);
    }

    @Test
    void goesWithARecordThatIsMergedAndBack() {
        Caller system = Caller.system("main");
        Caller lin = kit.member();
        UUID one = kit.account(lin);
        UUID other = kit.account(lin);
        UUID note = note(lin, other, "属于被合并的");
        var order = MergeOrder.of(ActivityKit.ACCOUNT, one, List.of(other));

        UUID merge = merging.merge(order, system).id();
        assertThat(timelineOf(lin, one)).contains(note);
        assertThat(kit.read(Activities.NOTE, note).isDeleted()).isFalse();
        merging.undo(merge, system);
        assertThat(timelineOf(lin, one)).doesNotContain(note);
        assertThat(timelineOf(lin, other)).contains(note);
    }

    private UUID note(Caller who, UUID account, String body) {
        return kit.create(
                who, Activities.NOTE, Map.of("body", body, "about", "account/" + account));
    }

    private boolean sees(Caller who, ObjectName object, UUID id) {
        return who.call(() -> queries.find(object, id)).isPresent();
    }

    private List<UUID> listed(Caller who, ObjectName object) {
        return who.call(() -> queries.read(Query.of(object).limit(200))).rows().stream()
                .map(Row::id)
                .toList();
    }

    private List<UUID> timelineOf(Caller who, UUID account) {
        var asked = new Asked(Set.of(), null, false, 50, null);
        return who.call(() -> timelines.of(ActivityKit.ACCOUNT, account, asked)).items().stream()
                .filter(Moment.Activity.class::isInstance)
                .map(moment -> ((Moment.Activity) moment).row().id())
                .toList();
    }
}
