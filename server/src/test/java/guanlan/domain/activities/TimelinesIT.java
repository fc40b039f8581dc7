package guanlan.domain.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.domain.activities.Timeline.Asked;
import guanlan.engine.query.Queries;
import guanlan.engine.query.QueryProblem;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class TimelinesIT {
    private static final ObjectName CONTACT = new ObjectName("contact");

    private final Timelines timelines;
    private final ActivityKit kit;

    TimelinesIT(
            @Autowired Timelines timelines,
            @Autowired Records records,
            @Autowired Queries queries) {
        this.timelines = timelines;
        this.kit = new ActivityKit(records, queries);
    }

    @Test
    void tellsWhatWasDoneAndWhatChangedInOneStream() {
        Caller me = kit.member();
        UUID account = kit.account(me);
        kit.create(me, Activities.NOTE, about(account, Map.of("body", "见了采购\n他们要样品")));
        kit.change(me, ActivityKit.ACCOUNT, account, Map.of("city", "上海"));
        kit.create(me, Activities.COMMENT, about(account, Map.of("body", "请跟进")));
        kit.create(
                me, Activities.CALL, about(account, Map.of("result", "connected", "body", "谈了价格")));
        UUID open = kit.create(me, Activities.TASK, about(account, Map.of("name", "寄样品")));

        Timeline told = of(me, account, asked(Set.of(), null));

        assertThat(kinds(told)).containsExactly("call", "comment", "change", "note", "change");
        assertThat(told.ahead()).extracting(each -> each.row().id()).containsExactly(open);
        assertThat(told.next()).isNull();
        assertThat(told.titles()).containsKey(ActivityKit.id(me)).containsKey(account);
    }

    @Test
    void aTaskStandsWhereItWasDone() {
        Caller me = kit.member();
        UUID account = kit.account(me);
        UUID task = kit.create(me, Activities.TASK, about(account, Map.of("name", "报价")));
        kit.create(me, Activities.NOTE, about(account, Map.of("body", "之后写的")));
        kit.change(me, Activities.TASK, task, Map.of("state", "done"));

        Timeline told = of(me, account, asked(Set.of("task", "note"), null));
        assertThat(kinds(told)).containsExactly("task", "note");
        assertThat(told.ahead()).isEmpty();

        kit.change(me, Activities.TASK, task, Map.of("state", "open"));
        assertThat(kit.read(Activities.TASK, task).value("done_at")).isNull();
        assertThat(of(me, account, asked(Set.of("task"), null)).ahead()).hasSize(1);
    }

    /** Many at one moment, as an import brings them, and changes between. */
    @Test
    void pagesTellEverythingOnceAndInOrder() {
        Caller me = kit.member();
        UUID account = kit.account(me);
        Instant moment = Instant.parse("2026-01-05T08:00:00Z");
        for (int at = 0; at < 7; at++) {
            kit.create(
                    me, Activities.NOTE, about(account, Map.of("body", "同一时刻" + at, "at", moment)));
            kit.create(
                    me,
                    Activities.COMMENT,
                    about(account, Map.of("body", "同一时刻" + at, "at", moment)));
            kit.change(me, ActivityKit.ACCOUNT, account, Map.of("city", "城" + at));
            kit.create(me, Activities.CALL, about(account, Map.of("body", "话" + at)));
        }
        Timeline whole = of(me, account, new Asked(Set.of(), null, false, 100, null));
        for (int limit : List.of(1, 2, 3, 5)) {
            List<Moment> all = new ArrayList<>();
            @Nullable String cursor = null;
            do {
                Timeline page = of(me, account, new Asked(Set.of(), null, false, limit, cursor));
                assertThat(page.items()).hasSizeLessThanOrEqualTo(limit).isNotEmpty();
                all.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);
            assertThat(names(all)).as("by %s", limit).isEqualTo(names(whole.items()));
        }
        assertThat(whole.items()).hasSize(29);
        assertThat(whole.items()).isSortedAccordingTo(Comparator.comparing(Moment::at).reversed());
    }

    @Test
    void isFilteredByKindAndSearched() throws InterruptedException {
        Caller me = kit.member();
        UUID account = kit.account(me);
        kit.create(me, Activities.NOTE, about(account, Map.of("body", "谈到了付款方式")));
        kit.create(me, Activities.NOTE, about(account, Map.of("body", "下周再来")));
        kit.create(me, Activities.COMMENT, about(account, Map.of("body", "付款要预付")));

        assertThat(kinds(of(me, account, asked(Set.of("comment"), null))))
                .containsExactly("comment");
        assertThat(kinds(of(me, account, asked(Set.of("change"), null)))).containsExactly("change");
        assertThat(awaited(me, account, "付款", 2)).containsExactly("comment", "note");
        assertThat(kinds(of(me, account, asked(Set.of("note"), "付款")))).containsExactly("note");
        assertThatThrownBy(() -> of(me, account, new Asked(Set.of(), null, false, 5, "%%")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code()).isEqualTo(QueryProblem.CURSOR_INVALID));
    }

    @Test
    void aWideLookFindsWhatIsAboutThoseWhoBelong() {
        Caller me = kit.member();
        UUID account = kit.account(me);
        UUID contact = kit.create(me, CONTACT, Map.of("name", "周敏", "account", account));
        kit.create(me, Activities.CALL, Map.of("about", "contact/" + contact, "body", "打给她"));

        assertThat(kinds(of(me, account, asked(Set.of("call"), null)))).isEmpty();
        Timeline wide = of(me, account, new Asked(Set.of("call"), null, true, 10, null));
        assertThat(kinds(wide)).containsExactly("call");
        assertThat(wide.titles()).containsEntry(contact, "周敏");
    }

    @Test
    void aNoteIsCalledByItsFirstLineUntilSomebodyNamesIt() {
        Caller me = kit.member();
        UUID account = kit.account(me);
        UUID note = kit.create(me, Activities.NOTE, about(account, Map.of("body", "一\n二")));
        assertThat(kit.read(Activities.NOTE, note).value("name")).isEqualTo("一");
        kit.change(me, Activities.NOTE, note, Map.of("body", "三\n四"));
        assertThat(kit.read(Activities.NOTE, note).value("name")).isEqualTo("三");
        kit.change(me, Activities.NOTE, note, Map.of("name", "拜访"));
        kit.change(me, Activities.NOTE, note, Map.of("body", "五"));
        assertThat(kit.read(Activities.NOTE, note).value("name")).isEqualTo("拜访");
    }

    /** What is written is found as soon as the reader that gathers words has read it. */
    private List<String> awaited(Caller who, UUID account, String words, int wanted)
            throws InterruptedException {
        List<String> found = List.of();
        for (int turn = 0; turn < 300 && found.size() < wanted; turn++) {
            Thread.sleep(100);
            found = kinds(of(who, account, asked(Set.of(), words)));
        }
        return found;
    }

    private Timeline of(Caller who, UUID account, Asked asked) {
        return who.call(() -> timelines.of(ActivityKit.ACCOUNT, account, asked));
    }

    private static Asked asked(Set<String> kinds, @Nullable String words) {
        return new Asked(kinds, words, false, 50, null);
    }

    private static Map<String, Object> about(UUID account, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("about", ActivityKit.account(account).toString());
        return all;
    }

    private static List<String> kinds(Timeline timeline) {
        return timeline.items().stream().map(TimelinesIT::kind).toList();
    }

    private static String kind(Moment moment) {
        return switch (moment) {
            case Moment.Activity activity -> activity.object().name().value();
            case Moment.Changed changed -> changed.kind().key();
        };
    }

    private static List<String> names(List<Moment> moments) {
        return moments.stream()
                .map(
                        moment ->
                                switch (moment) {
                                    case Moment.Activity activity -> activity.row().id().toString();
                                    case Moment.Changed changed ->
                                            String.valueOf(changed.entry().change());
                                })
                .toList();
    }
}
