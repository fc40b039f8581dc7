package guanlan.engine.granting;

import guanlan.engine.granting.PermitWorld.Item;
import guanlan.engine.granting.PermitWorld.Person;
import guanlan.engine.granting.PermitWorld.Sharing;
import guanlan.engine.granting.PermitWorld.Unit;
import guanlan.engine.rights.Access;
import guanlan.engine.rights.FieldRule;
import guanlan.engine.rights.ObjectRule;
import guanlan.engine.rights.Scope;
import guanlan.platform.access.Permit.Right;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody may, thought through record by record as slowly as one likes. */
public record PermitModel(PermitWorld world, Person me) {

    /** His own, and what those see for whom he stands in. */
    public boolean sees(Item item) {
        return !denies(Right.SEE, item.object())
                && (seesOwn(item) || absent().stream().anyMatch(one -> one.seesOwn(item)));
    }

    private boolean seesOwn(Item item) {
        return !denies(Right.SEE, item.object())
                && rules(item.object()).stream().anyMatch(rule -> shows(rule, item));
    }

    private boolean denies(Right right, String object) {
        return rules(object).stream().anyMatch(rule -> rule.denied().contains(right));
    }

    private List<PermitModel> absent() {
        return world.absences.stream()
                .filter(away -> away.isNow() && away.delegate().equals(me.id()))
                .filter(away -> !away.person().equals(me.id()))
                .map(away -> new PermitModel(world, person(away.person())))
                .toList();
    }

    private Person person(UUID id) {
        return world.people.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private boolean shows(ObjectRule rule, Item item) {
        return rule.rights().contains(Right.SEE)
                && (holds(rule.see(), item) || shared(item, false));
    }

    boolean may(Right right, Item item) {
        return mayOwn(right, item) || mayLent(right, item);
    }

    /** Only what is seen and edited is lent. */
    boolean mayLent(Right right, Item item) {
        return (right == Right.SEE || right == Right.EDIT)
                && !denies(Right.SEE, item.object())
                && !denies(right, item.object())
                && absent().stream().anyMatch(one -> one.mayOwn(right, item));
    }

    boolean mayOwn(Right right, Item item) {
        return seesOwn(item)
                && !denies(right, item.object())
                && rules(item.object()).stream().anyMatch(rule -> gives(rule, right, item));
    }

    private boolean gives(ObjectRule rule, Right right, Item item) {
        if (!rule.rights().contains(right)) {
            return false;
        }
        return switch (right) {
            case SEE, EXPORT -> holds(rule.see(), item) || shared(item, false);
            case EDIT -> holds(rule.change(), item) || shared(item, true);
            default -> holds(rule.change(), item);
        };
    }

    /** Whether any role could give the right for any record. */
    public boolean mayAtAll(Right right, String object) {
        boolean lends = right == Right.SEE || right == Right.EDIT;
        return givenAtAll(right, object)
                || lends
                        && !denies(Right.SEE, object)
                        && !denies(right, object)
                        && absent().stream()
                                .anyMatch(
                                        one ->
                                                one.givenAtAll(Right.SEE, object)
                                                        && one.givenAtAll(right, object));
    }

    private boolean givenAtAll(Right right, String object) {
        return !denies(right, object)
                && rules(object).stream().anyMatch(rule -> rule.rights().contains(right));
    }

    public boolean reads(Item item, String field) {
        return level(item, field).compareTo(Access.READ) >= 0;
    }

    boolean told(Item item, String field) {
        return level(item, field).compareTo(Access.MASKED) >= 0;
    }

    private Access level(Item item, String field) {
        Access best = seesOwn(item) ? levelOwn(item, field) : Access.HIDDEN;
        for (PermitModel one : absent()) {
            if (one.seesOwn(item)) {
                best = max(best, one.levelOwn(item, field));
            }
        }
        return capped(item, field, best);
    }

    private Access levelOwn(Item item, String field) {
        Access best = Access.HIDDEN;
        for (ObjectRule rule : rules(item.object())) {
            if (shows(rule, item)) {
                best = max(best, said(rule, item, field));
            }
        }
        return capped(item, field, best);
    }

    boolean edits(Item item, String field) {
        Access best = mayOwn(Right.EDIT, item) ? editsOwn(item, field) : Access.HIDDEN;
        for (PermitModel one : absent()) {
            if (!denies(Right.EDIT, item.object()) && one.mayOwn(Right.EDIT, item)) {
                best = max(best, one.editsOwn(item, field));
            }
        }
        return capped(item, field, best) == Access.EDIT && reads(item, field);
    }

    private Access editsOwn(Item item, String field) {
        Access best = Access.HIDDEN;
        for (ObjectRule rule : rules(item.object())) {
            if (gives(rule, Right.EDIT, item)) {
                best = max(best, said(rule, item, field));
            }
        }
        return capped(item, field, best);
    }

    private Access capped(Item item, String field, Access level) {
        Access least = level;
        for (ObjectRule rule : rules(item.object())) {
            FieldRule said = rule.fields().get(field);
            if (said != null && said.denied()) {
                Access cap = said(rule, item, field);
                least = cap.compareTo(least) < 0 ? cap : least;
            }
        }
        return least;
    }

    private Access said(ObjectRule rule, Item item, String field) {
        FieldRule said = rule.fields().get(field);
        if (said == null) {
            return Access.EDIT;
        }
        return said.when() == null || holds(said.when(), item) ? said.access() : said.otherwise();
    }

    /** A record as it was, without what is not read of it today; null: it was as it is. */
    @Nullable Item then(Item now) {
        Item was = world.before.get(now.id());
        if (was == null) {
            return null;
        }
        Map<String, @Nullable Object> values = new HashMap<>(was.values());
        values.replaceAll((field, value) -> reads(now, field) ? value : null);
        return new Item(was.object(), was.id(), values, false);
    }

    private static Access max(Access one, Access other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private boolean holds(Scope scope, Item item) {
        UUID owner = item.reference("owner");
        UUID unit = item.reference("department");
        boolean own = me.id().equals(owner);
        return switch (scope.kind()) {
            case ALL -> true;
            case OWN -> own;
            case SUBORDINATES -> own || below().contains(owner);
            case DEPARTMENT -> own || unit != null && units().contains(unit);
            case DEPARTMENT_TREE -> own || unit != null && tree(units()).contains(unit);
            case SHARED -> false;
            case WHERE -> holds(String.valueOf(scope.where()), item);
        };
    }

    private boolean holds(String where, Item item) {
        Map<String, @Nullable Object> values = item.values();
        return switch (where) {
            case "owner == me()" -> me.id().equals(values.get("owner"));
            case "revenue > 50.0" ->
                    values.get("revenue") instanceof BigDecimal much
                            && much.compareTo(new BigDecimal(50)) > 0;
            case "city == \"苏州\"" -> "苏州".equals(values.get("city"));
            case "level == \"a\"" -> "a".equals(values.get("level"));
            case "owner in mySubordinates()" -> below().contains(item.reference("owner"));
            case "department in myDepartmentTree()" ->
                    tree(units()).contains(item.reference("department"));
            case "!empty(parent)" -> values.get("parent") != null;
            case "account.city == \"苏州\"" -> "苏州".equals(behind(item, "city"));
            case "account.owner == me()" -> me.id().equals(behind(item, "owner"));
            default -> throw new IllegalArgumentException(where);
        };
    }

    private @Nullable Object behind(Item contact, String field) {
        UUID account = contact.reference("account");
        return world.items.stream()
                .filter(item -> item.id().equals(account))
                .findFirst()
                .map(item -> item.values().get(field))
                .orElse(null);
    }

    private boolean shared(Item item, boolean toEdit) {
        for (Sharing share : world.shares) {
            boolean meant =
                    share.object().equals(item.object())
                            && (share.where() == null
                                    ? item.id().equals(share.record())
                                    : holds(share.where(), item));
            if (meant && share.days() > 0 && (share.toEdit() || !toEdit) && reaches(share.to())) {
                return true;
            }
        }
        return false;
    }

    private List<ObjectRule> rules(String object) {
        List<ObjectRule> rules = new ArrayList<>();
        held().forEach(
                        role -> {
                            ObjectRule rule = world.roles.getOrDefault(role, Map.of()).get(object);
                            if (rule != null) {
                                rules.add(rule);
                            }
                        });
        return rules;
    }

    private Set<String> held() {
        Set<String> roles = new HashSet<>(Set.of("member"));
        world.grants.stream()
                .filter(grant -> grant.days() > 0 && reaches(grant.to()))
                .forEach(grant -> roles.add(grant.role()));
        return roles;
    }

    private boolean reaches(Party to) {
        return switch (to.kind()) {
            case "person" -> me.id().equals(to.id());
            case "department" ->
                    units().contains(to.id())
                            || Boolean.TRUE.equals(to.below())
                                    && tree(Set.of(Objects.requireNonNull(to.id()))).stream()
                                            .anyMatch(units()::contains);
            case "position" -> Objects.equals(me.position(), to.position());
            case "role" -> held().contains(to.role());
            default -> false;
        };
    }

    private Set<UUID> units() {
        Set<UUID> units = new HashSet<>(me.further());
        if (me.unit() != null) {
            units.add(me.unit());
        }
        return units;
    }

    private Set<UUID> tree(Set<UUID> from) {
        Set<UUID> tree = new HashSet<>(from);
        for (boolean grown = true; grown; ) {
            grown = false;
            for (Unit unit : world.units) {
                grown |=
                        unit.parent() != null
                                && tree.contains(unit.parent())
                                && tree.add(unit.id());
            }
        }
        return tree;
    }

    private Set<UUID> below() {
        Set<UUID> managed = new HashSet<>();
        world.units.stream()
                .filter(unit -> me.id().equals(unit.manager()))
                .forEach(unit -> managed.add(unit.id()));
        Set<UUID> mine = tree(managed);
        Set<UUID> led = new HashSet<>();
        for (boolean grown = true; grown; ) {
            grown = false;
            for (Person one : world.people) {
                boolean follows =
                        me.id().equals(one.manager())
                                || led.contains(one.manager())
                                || one.unit() != null && mine.contains(one.unit());
                grown |= follows && led.add(one.id());
            }
        }
        led.remove(me.id());
        return led;
    }
}
