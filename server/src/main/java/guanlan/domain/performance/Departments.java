package guanlan.domain.performance;

import guanlan.engine.query.Counting;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The tree of departments; it is the same for everybody. */
final class Departments {
    private final Map<UUID, List<UUID>> below = new HashMap<>();

    Departments(Queries queries) {
        Caller.system(Caller.current().tenant()).run(() -> read(queries));
    }

    private void read(Queries queries) {
        Query query =
                Query.of(ObjectName.DEPARTMENT)
                        .fields(List.of("parent"))
                        .sort("created_at")
                        .limit(Query.MOST)
                        .counting(Counting.NONE);
        Page page = queries.read(query);
        note(page);
        for (String next = page.next(); next != null; next = page.next()) {
            page = queries.read(query.after(next));
            note(page);
        }
    }

    private void note(Page page) {
        page.rows()
                .forEach(
                        row -> {
                            if (row.value("parent") instanceof UUID parent) {
                                below.computeIfAbsent(parent, _ -> new ArrayList<>()).add(row.id());
                            }
                        });
    }

    /** A department with all below it. */
    Set<UUID> tree(UUID top) {
        Set<UUID> tree = new LinkedHashSet<>();
        Deque<UUID> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            UUID next = open.pop();
            if (tree.add(next)) {
                open.addAll(below.getOrDefault(next, List.of()));
            }
        }
        return tree;
    }
}
