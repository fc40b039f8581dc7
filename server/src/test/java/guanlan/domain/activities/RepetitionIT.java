package guanlan.domain.activities;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class RepetitionIT {
    private static final int TURNS = 300;

    private final Queries queries;
    private final ActivityKit kit;

    RepetitionIT(@Autowired Records records, @Autowired Queries queries) {
        this.queries = queries;
        this.kit = new ActivityKit(records, queries);
    }

    @Test
    void whatRepeatsComesAgainOnceWhenItIsDone() throws InterruptedException {
        Caller me = kit.member();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        UUID task =
                kit.create(
                        me,
                        Activities.TASK,
                        Map.of("name", "周报", "due", today, "repeats", "weekly"));
        kit.change(me, Activities.TASK, task, Map.of("state", "done"));
        List<Row> next = followers(task, 1);
        assertThat(next).hasSize(1);
        assertThat(next.getFirst().value("due")).isEqualTo(today.plusWeeks(1));
        assertThat(next.getFirst().value("assignee")).isEqualTo(me.user());
        assertThat(next.getFirst().value("state")).isEqualTo("open");

        kit.change(me, Activities.TASK, task, Map.of("state", "open"));
        kit.change(me, Activities.TASK, task, Map.of("state", "done"));
        UUID other =
                kit.create(
                        me,
                        Activities.TASK,
                        Map.of("name", "日报", "due", today, "repeats", "daily"));
        kit.change(me, Activities.TASK, other, Map.of("state", "done"));
        // Read in order: what came of the later change shows that the earlier ones were read.
        assertThat(followers(other, 1)).hasSize(1);
        assertThat(followers(task, 1)).hasSize(1);
    }

    private List<Row> followers(UUID task, int wanted) throws InterruptedException {
        List<Row> found = List.of();
        for (int turn = 0; turn < TURNS && found.size() < wanted; turn++) {
            found =
                    ActivityKit.system(
                            () ->
                                    queries.read(
                                                    Query.of(Activities.TASK)
                                                            .where("follows == \"" + task + "\""))
                                            .rows());
            if (found.size() < wanted) {
                Thread.sleep(100);
            }
        }
        return found;
    }
}
