package guanlan.engine.granting;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.Change.Operation;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.changes.Position;
import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.search.Search;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What somebody finds by words: in one list, and everywhere. */
final class PermitSearches {

    /** The product's ways to find. */
    record Paths(Queries queries, Search search, List<ChangeReader> readers) {

        /** The words of all records, as their reader would write them sooner or later. */
        void index(PermitWorld world) {
            ChangeReader words =
                    readers.stream()
                            .filter(each -> each.key().equals("search"))
                            .findFirst()
                            .orElseThrow();
            List<Change> made =
                    world.items.stream()
                            .map(item -> item.told(Operation.CREATE, Position.START))
                            .toList();
            Caller.system("main").run(() -> words.read(made));
        }
    }

    private final PermitModel model;
    private final Paths paths;

    PermitSearches(PermitModel model, Paths paths) {
        this.model = model;
        this.paths = paths;
    }

    void all() {
        for (Item item : model.world().items) {
            if (item.gone()) {
                continue;
            }
            everywhere(item, String.valueOf(item.values().get("name")), model.sees(item));
            String field = item.object().equals("account") ? "phone" : "mobile";
            if (item.values().get(field) instanceof String number) {
                String typed = number.substring(1);
                boolean finds = model.sees(item) && model.reads(item, field);
                everywhere(item, typed, finds);
                listed(item, typed, finds);
            }
        }
    }

    /** Nothing is found that is not seen, and what is sought is found by what is read of it. */
    private void everywhere(Item item, String typed, boolean finds) {
        Set<UUID> found =
                paths.search().find(typed, 20).stream()
                        .flatMap(group -> group.rows().stream())
                        .map(Row::id)
                        .collect(Collectors.toSet());
        String what = model.me() + " seeks " + typed + " for " + item;
        Comparisons.same(what, found.contains(item.id()), finds);
        assertThat(found).as(what).allMatch(this::sees);
    }

    private boolean sees(UUID id) {
        return model.world().items.stream()
                .filter(item -> item.id().equals(id))
                .allMatch(model::sees);
    }

    private void listed(Item item, String typed, boolean finds) {
        var object = new ObjectName(item.object());
        if (!model.mayAtAll(Right.SEE, item.object())) {
            return;
        }
        List<Row> rows =
                paths.queries().read(Query.of(object).filter(Filter.ALL.matching(typed))).rows();
        boolean found = rows.stream().anyMatch(row -> row.id().equals(item.id()));
        Comparisons.same(model.me() + " lists " + typed + " of " + item, found, finds);
    }
}
