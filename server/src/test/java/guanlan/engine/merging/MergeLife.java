package guanlan.engine.merging;

import guanlan.platform.access.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The same things happen in two worlds, but only in one of them records are merged. */
final class MergeLife {
    private static final Caller SYSTEM = Caller.system("main");

    private final MergeWorld plain;
    private final MergeWorld merged;
    private final Merging merging;
    private final Random random;
    private final Map<UUID, MergeOrder> inForce = new LinkedHashMap<>();
    private final List<String> story = new ArrayList<>();
    private int fresh;

    MergeLife(MergeWorld plain, MergeWorld merged, Merging merging, Random random) {
        this.plain = plain;
        this.merged = merged;
        this.merging = merging;
        this.random = random;
    }

    List<String> story() {
        return story;
    }

    void step() {
        String name = one(merged.living());
        switch (random.nextInt(11)) {
            case 0, 1 -> merge();
            case 2 -> undo();
            case 3 -> both(name, "f_text", "n" + fresh++);
            case 4 -> both(name, "f_money", String.valueOf(10_000 + fresh++));
            case 5 -> addTag(name);
            case 6 -> removeTag(name);
            case 7 -> parent(name);
            case 8 -> addPartner(name);
            case 9 -> removePartner(name);
            default -> comeOrGo(name);
        }
    }

    void undoTheRest() {
        List<UUID> rest = new ArrayList<>(inForce.keySet());
        Collections.shuffle(rest, random);
        rest.forEach(this::undo);
    }

    private void merge() {
        merged.mergeable(random)
                .ifPresent(
                        order -> {
                            inForce.put(merging.merge(order, SYSTEM).id(), order);
                            merged.merged(order);
                            note("merge", order.all().stream().map(merged::name).toList());
                        });
    }

    private void undo() {
        if (!inForce.isEmpty()) {
            undo(one(List.copyOf(inForce.keySet())));
        }
    }

    private void undo(UUID merge) {
        MergeOrder order = inForce.remove(merge);
        merged.unmerged(merging.undo(merge, SYSTEM).restored());
        note("undo", order == null ? "" : order.all().stream().map(merged::name).toList());
    }

    private void both(String name, String field, @Nullable Object value) {
        note(field, name, value);
        plain.edit(name, Collections.singletonMap(field, value));
        merged.edit(name, Collections.singletonMap(field, value));
    }

    private void addTag(String name) {
        String tag = "tag" + fresh++;
        note("tag", name, tag);
        for (MergeWorld world : List.of(plain, merged)) {
            List<String> tags = world.several(name, "f_tags");
            tags.add(tag);
            world.edit(name, Map.of("f_tags", tags));
        }
    }

    private void removeTag(String name) {
        List<String> seen = merged.several(name, "f_tags");
        if (seen.isEmpty()) {
            return;
        }
        String tag = one(seen);
        note("untag", name, tag);
        for (MergeWorld world : List.of(plain, merged)) {
            List<String> tags = world.several(name, "f_tags");
            tags.remove(tag);
            world.edit(name, Collections.singletonMap("f_tags", tags.isEmpty() ? null : tags));
        }
    }

    private void parent(String name) {
        String parent = one(merged.living());
        if (!parent.equals(name) && !parent.equals(merged.parent(name))) {
            note("parent", name, parent);
            plain.edit(name, Map.of("parent", plain.id(parent)));
            merged.edit(name, Map.of("parent", merged.id(parent)));
        }
    }

    private void addPartner(String name) {
        String partner = one(merged.living());
        if (partner.equals(name) || merged.several(name, "partners").contains(partner)) {
            return;
        }
        note("partner", name, partner);
        for (MergeWorld world : List.of(plain, merged)) {
            List<String> partners = world.several(name, "partners");
            if (!partners.contains(partner)) {
                partners.add(partner);
            }
            partners(world, name, partners);
        }
    }

    /** Whoever takes one out of a list takes out all that it stands for. */
    private void removePartner(String name) {
        List<String> seen = merged.several(name, "partners");
        if (seen.isEmpty()) {
            return;
        }
        String partner = one(seen);
        note("unpartner", name, partner);
        for (MergeWorld world : List.of(plain, merged)) {
            List<String> partners = world.several(name, "partners");
            partners.removeIf(each -> partner.equals(each) || partner.equals(shown(each)));
            partners(world, name, partners);
        }
    }

    /** What lies in the bin cannot be named anew. */
    private void partners(MergeWorld world, String name, List<String> partners) {
        List<UUID> ids =
                partners.stream()
                        .filter(each -> !merged.isAway(shown(each)))
                        .map(world::id)
                        .toList();
        world.edit(name, Collections.singletonMap("partners", ids.isEmpty() ? null : ids));
    }

    /** The name under which a record is seen in the world with merges. */
    private String shown(String name) {
        Map<String, String> into = new HashMap<>();
        inForce.values()
                .forEach(
                        order ->
                                order.losers()
                                        .forEach(
                                                loser ->
                                                        into.put(
                                                                merged.name(loser),
                                                                merged.name(order.survivor()))));
        String shown = name;
        while (into.containsKey(shown)) {
            shown = into.get(shown);
        }
        return shown;
    }

    private void comeOrGo(String name) {
        switch (random.nextInt(3)) {
            case 0 -> {
                String made = "n" + fresh++;
                note("create", made);
                plain.create(made, null);
                merged.create(made, null);
            }
            case 1 -> {
                if (merged.living().size() > 5) {
                    note("delete", name);
                    plain.delete(name);
                    merged.delete(name);
                }
            }
            default -> {
                List<String> deleted = plain.deleted().stream().filter(merged::isAway).toList();
                if (!deleted.isEmpty()) {
                    String back = one(deleted);
                    note("restore", back);
                    plain.restore(back);
                    merged.restore(back);
                }
            }
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void note(@Nullable Object... words) {
        story.add(Arrays.toString(words));
    }
}
