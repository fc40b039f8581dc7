package guanlan.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Timeout(120)
class FollowUpsIT {
    private final Records records;
    private final Queries queries;

    FollowUpsIT(@Autowired Records records, @Autowired Queries queries) {
        this.records = records;
        this.queries = queries;
    }

    @Test
    void aNoteIsAFollowUpAndMovesNoVersion() throws InterruptedException {
        UUID account = made("account", Map.of("name", "跟进一"));
        long version = read(account).version();
        UUID note =
                made(
                        "note",
                        Map.of(
                                "about",
                                "account/" + account,
                                "body",
                                "聊过",
                                "at",
                                "2026-01-05T08:00:00Z"));

        becomes(account, "followed_at", Instant.parse("2026-01-05T08:00:00Z"));
        made(
                "call",
                Map.of("about", "account/" + account, "name", "电话", "at", "2026-01-09T08:00:00Z"));
        becomes(account, "followed_at", Instant.parse("2026-01-09T08:00:00Z"));
        made(
                "note",
                Map.of("about", "account/" + account, "body", "补记", "at", "2026-01-02T08:00:00Z"));
        gone("call", account);
        becomes(account, "followed_at", Instant.parse("2026-01-05T08:00:00Z"));
        assertThat(read(account).version()).isEqualTo(version);
        assertThat(note).isNotNull();
    }

    @Test
    void whatIsAboutAContactCountsForItsCustomer() throws InterruptedException {
        UUID account = made("account", Map.of("name", "跟进二"));
        UUID contact = made("contact", Map.of("name", "人", "account", account));
        made(
                "note",
                Map.of("about", "contact/" + contact, "body", "聊过", "at", "2026-01-05T08:00:00Z"));

        becomes(account, "followed_at", Instant.parse("2026-01-05T08:00:00Z"));
    }

    @Test
    void aTaskIsAFollowUpWhenItIsDone() throws InterruptedException {
        UUID account = made("account", Map.of("name", "跟进三"));
        UUID task = made("task", Map.of("about", "account/" + account, "name", "寄样品"));
        change("task", task, Map.of("state", "done"));
        for (int turn = 0; turn < 200 && read(account).value("followed_at") == null; turn++) {
            Thread.sleep(50);
        }
        assertThat(read(account).value("followed_at")).isNotNull();
    }

    @Test
    void aWonDealIsKnownToTheCustomer() throws InterruptedException {
        UUID account = made("account", Map.of("name", "跟进四"));
        UUID order = made("quick_order", Map.of("name", "单", "account", account));
        Row open = system(() -> queries.require(new ObjectName("quick_order"), order));
        assertThat(read(account).value("won_at")).isNull();
        UUID won =
                system(
                        () ->
                                queries.read(
                                                Query.of(new ObjectName("stage"))
                                                        .where(
                                                                "pipeline == \""
                                                                        + open.value("pipeline")
                                                                        + "\" && outcome == \"won\"")
                                                        .sort("position"))
                                        .rows()
                                        .getFirst()
                                        .id());
        change("quick_order", order, Map.of("stage", won));
        Row closed = system(() -> queries.require(new ObjectName("quick_order"), order));

        becomes(account, "won_at", (Instant) Objects.requireNonNull(closed.value("closed_at")));
    }

    @Test
    void nobodyFillsItIn() {
        UUID account = made("account", Map.of("name", "跟进五"));
        Outcome outcome = change("account", account, Map.of("followed_at", "2026-01-01T00:00:00Z"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected ->
                                assertThat(rejected.findings().getFirst().code())
                                        .isEqualTo(LifecycleProblem.KEPT));
    }

    private static <T> T system(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }

    private UUID made(String object, Map<String, ?> values) {
        var batch = Batch.of(new ObjectName(object)).create(List.of(Row.of(values))).allOrNothing();
        return ((Outcome.Created) system(() -> records.write(batch)).outcomes().getFirst()).id();
    }

    private Outcome change(String object, UUID id, Map<String, ?> values) {
        var batch =
                Batch.of(new ObjectName(object))
                        .update(List.of(new Batch.Change(id, null, Row.of(values))))
                        .because(Cause.of(Cause.Kind.SCREEN));
        return system(() -> records.write(batch)).outcomes().getFirst();
    }

    private void gone(String object, UUID account) {
        var name = new ObjectName(object);
        List<UUID> ids =
                system(
                        () ->
                                queries
                                        .read(
                                                Query.of(name)
                                                        .where(
                                                                "about == \"account/"
                                                                        + account
                                                                        + "\""))
                                        .rows()
                                        .stream()
                                        .map(Row::id)
                                        .toList());
        system(() -> records.write(Batch.of(name).delete(Batch.Target.of(ids))));
    }

    private Row read(UUID account) {
        return system(() -> queries.require(new ObjectName("account"), account));
    }

    private void becomes(UUID account, String field, Instant expected) throws InterruptedException {
        @Nullable Object value = null;
        for (int turn = 0; turn < 200; turn++) {
            value = read(account).value(field);
            if (expected.equals(value)) {
                return;
            }
            Thread.sleep(50);
        }
        assertThat(value).isEqualTo(expected);
    }
}
