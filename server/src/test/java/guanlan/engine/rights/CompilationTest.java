package guanlan.engine.rights;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.access.Extent;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Mask;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Roles that add up. */
class CompilationTest {
    private static final Scope OWN = new Scope(Scope.Kind.OWN, null);
    private static final Extent MINE = Extent.meets("owner == me()");
    private static final FieldRule HIDDEN =
            new FieldRule(Access.HIDDEN, null, Access.HIDDEN, null, false);

    private static ObjectRule rule(Set<Right> rights, Scope scope, Map<String, FieldRule> fields) {
        return new ObjectRule(rights, Set.of(), scope, scope, fields);
    }

    private static Permit compiled(ObjectRule... rules) {
        return Compilation.of(List.of(rules), Extent.NONE, Extent.NONE);
    }

    @Test
    void whoSeesAllByOneRoleAndEditsHisOwnByAnotherDoesNotEditAll() {
        Permit permit =
                compiled(
                        rule(Set.of(Right.SEE), Scope.ALL, Map.of()),
                        rule(Set.of(Right.SEE, Right.EDIT), OWN, Map.of()));

        assertThat(permit.extent(Right.SEE)).isEqualTo(Extent.ALL);
        assertThat(permit.extent(Right.EDIT)).isEqualTo(MINE);
        assertThat(permit.allows(Right.DELETE)).isFalse();
    }

    @Test
    void whatOneRoleDeniesNoneGives() {
        var denying =
                new ObjectRule(Set.of(), Set.of(Right.EXPORT), Scope.ALL, Scope.ALL, Map.of());
        Permit permit =
                compiled(denying, rule(Set.of(Right.SEE, Right.EXPORT), Scope.ALL, Map.of()));

        assertThat(permit.allows(Right.SEE)).isTrue();
        assertThat(permit.allows(Right.EXPORT)).isFalse();
    }

    @Test
    void aFieldIsReadWhereTheRoleThatShowsItCounts() {
        Permit permit =
                compiled(
                        rule(Set.of(Right.SEE), Scope.ALL, Map.of("revenue", HIDDEN)),
                        rule(Set.of(Right.SEE), OWN, Map.of()));

        assertThat(permit.field("revenue").read()).isEqualTo(MINE);
        assertThat(permit.field("city")).isEqualTo(FieldPermit.FREE);
    }

    @Test
    void aDeniedFieldIsOpenedByNoOtherRole() {
        var denied = new FieldRule(Access.MASKED, null, Access.HIDDEN, new Mask(3, 4), true);
        Permit permit =
                compiled(
                        rule(Set.of(Right.SEE, Right.EDIT), Scope.ALL, Map.of("phone", denied)),
                        rule(Set.of(Right.SEE, Right.EDIT), Scope.ALL, Map.of()));

        assertThat(permit.field("phone").asked()).isFalse();
        assertThat(permit.field("phone").shown()).isTrue();
        assertThat(permit.edits("phone")).isFalse();
    }

    @Test
    void sharesOpenNothingToWhoHasNoRightAtAll() {
        Permit none = Compilation.of(List.of(), new Extent.Shared(false), new Extent.Shared(true));
        assertThat(none.allows(Right.SEE)).isFalse();

        Permit some =
                Compilation.of(
                        List.of(rule(Set.of(Right.SEE), OWN, Map.of())),
                        new Extent.Shared(false),
                        new Extent.Shared(true));
        assertThat(some.extent(Right.SEE)).isEqualTo(MINE.or(new Extent.Shared(false)));
        assertThat(some.allows(Right.EDIT)).isFalse();
    }

    @Test
    void extentsAreKeptInTheirShortestForm() {
        Extent tree = new Scope(Scope.Kind.DEPARTMENT_TREE, null).extent();
        assertThat(tree.or(MINE)).isEqualTo(tree);
        assertThat(Extent.ALL.or(MINE)).isEqualTo(Extent.ALL);
        assertThat(Extent.NONE.or(MINE)).isEqualTo(MINE);
        assertThat(Extent.NONE.and(MINE)).isEqualTo(Extent.NONE);
        assertThat(MINE.and(MINE)).isEqualTo(MINE);
    }

    @Test
    void masksTellNoMoreThanTheySay() {
        assertThat(Mask.read("3*4").orElseThrow().of("13812345678")).isEqualTo("138****5678");
        assertThat(Mask.read("1*@").orElseThrow().of("linxia@example.com"))
                .isEqualTo("l****@example.com");
        assertThat(Mask.read("3*4").orElseThrow().of("12345678")).isEqualTo("****");
        assertThat(Mask.STARS.of("")).isEqualTo("****");
        assertThat(Mask.read("all")).isEmpty();
    }
}
