package guanlan.edge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.edge.webhooks.Deliveries.Letter;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.Change.Operation;
import guanlan.engine.changes.Position;
import guanlan.engine.granting.Comparisons;
import guanlan.engine.granting.PermitModel;
import guanlan.engine.granting.PermitWorld;
import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.granting.PermitWorld.Person;
import guanlan.engine.granting.PermitWorldTables;
import guanlan.platform.access.Permit.Right;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent outside is what the webhook's owner sees, beside the model of all rights. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Import(PermitWorldTables.class)
class WebhookPermitIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long FEWEST = 200;
    private static final List<String> FIELDS = List.of("phone", "city", "mobile", "position");

    private final PermitWorldTables tables;
    private final Letters letters;

    WebhookPermitIT(@Autowired PermitWorldTables tables, @Autowired Letters letters) {
        this.tables = tables;
        this.letters = letters;
    }

    @AfterEach
    void leaveNothing() {
        tables.clear();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void sendsWhatItsOwnerSees(long seed) {
        var world = new PermitWorld(seed);
        tables.fill(world);
        long before = Comparisons.count();
        for (Person person : world.people()) {
            var model = new PermitModel(world, person);
            for (String object : List.of("account", "contact")) {
                if (model.mayAtAll(Right.SEE, object)) {
                    person.caller().run(() -> sent(model, object));
                }
            }
        }
        assertThat(Comparisons.count() - before).isGreaterThan(FEWEST);
    }

    private void sent(PermitModel model, String object) {
        List<Change> changes = new ArrayList<>();
        for (Item item : model.world().items()) {
            if (item.object().equals(object)) {
                changes.add(item.told(Operation.CREATE, new Position(1, changes.size())));
            }
        }
        Map<UUID, JsonNode> told = new HashMap<>();
        for (Letter letter : letters.of(webhook(model.me().id(), object), changes)) {
            told.put(letter.record(), JSON.readTree(letter.payload()).path("record"));
        }
        for (Item item : model.world().items()) {
            if (item.object().equals(object)) {
                JsonNode record = told.get(item.id());
                String what = model.me() + " is sent " + item;
                Comparisons.same(what, record != null, model.sees(item));
                FIELDS.forEach(field -> told(model, item, field, record));
            }
        }
    }

    private static void told(
            PermitModel model, Item item, String field, @Nullable JsonNode record) {
        if (record != null && item.values().get(field) instanceof String value) {
            String what = model.me() + " is sent " + field + " of " + item;
            boolean found = record.path(field).toString().contains(value);
            Comparisons.same(what, found, model.reads(item, field));
        }
    }

    private static Webhook webhook(UUID owner, String object) {
        return new Webhook(
                new UUID(1, 1),
                "model",
                "https://example.com",
                List.of(new Webhook.Event(object, List.of(), null, List.of())),
                owner,
                true,
                new Webhook.Health(0, null, null),
                null,
                Instant.EPOCH);
    }
}
