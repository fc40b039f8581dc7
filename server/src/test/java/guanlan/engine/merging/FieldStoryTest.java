package guanlan.engine.merging;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.engine.merging.FieldStory.Fact;
import guanlan.engine.merging.FieldStory.Line;
import guanlan.engine.records.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldStoryTest {
    private static final UUID A = new UUID(0, 0xa);
    private static final UUID B = new UUID(0, 0xb);
    private static final UUID C = new UUID(0, 0xc);
    private static final UUID D = new UUID(0, 0xd);
    private static final UUID OTHER = new UUID(0, 1);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    private final List<Line> lines = new ArrayList<>();
    private final Map<UUID, Fact> merges = new HashMap<>();
    private @Nullable Object now;

    private FieldStoryTest from(@Nullable Object start) {
        now = start;
        return this;
    }

    private FieldStoryTest hand(@Nullable Object value) {
        return write(Cause.of(Cause.Kind.SCREEN), value);
    }

    private FieldStoryTest merge(UUID merge, @Nullable Object value) {
        return write(Cause.of(Cause.Kind.MERGE, merge), value);
    }

    private FieldStoryTest unmerge(UUID merge, @Nullable Object value) {
        return write(Cause.of(Cause.Kind.UNMERGE, merge), value);
    }

    private FieldStoryTest write(Cause cause, @Nullable Object value) {
        lines.add(new Line(lines.size(), cause, now));
        now = value;
        return this;
    }

    private FieldStoryTest fact(UUID merge, UUID survivor, UUID loser, boolean live) {
        merges.put(merge, new Fact(survivor, Set.of(loser), live));
        return this;
    }

    private @Nullable Object told(UUID record) {
        return story(record).told();
    }

    private FieldStory story(UUID record) {
        return new FieldStory(record, lines, now, merges);
    }

    @Test
    void aSurvivorGetsBackWhatItHad() {
        from("old").merge(FIRST, "loser's").fact(FIRST, A, B, false);

        assertThat(told(A)).isEqualTo("old");
    }

    @Test
    void whatSomebodyWroteSinceStaysAndIsNamed() {
        from("old").merge(FIRST, "loser's").hand("mine").fact(FIRST, A, B, false);

        assertThat(told(A)).isEqualTo("mine");
        assertThat(story(A).overwritten(Cause.of(Cause.Kind.MERGE, FIRST)))
                .contains(new FieldStory.Found("old"));
    }

    @Test
    void aLaterMergeIntoTheSameRecordKeepsItsValueUntilItIsUndoneToo() {
        from("old").merge(FIRST, "b's").merge(SECOND, "c's");
        fact(FIRST, A, B, false).fact(SECOND, A, C, true);

        assertThat(told(A)).isEqualTo("c's");
        assertThat(story(A).overwritten(Cause.of(Cause.Kind.MERGE, FIRST))).isEmpty();

        fact(SECOND, A, C, false);
        assertThat(told(A)).isEqualTo("old");
    }

    @Test
    void aReferenceGoesBackThroughAChainInEitherOrder() {
        from(A).merge(FIRST, B).merge(SECOND, C);

        fact(FIRST, B, A, false).fact(SECOND, C, B, true);
        assertThat(told(OTHER)).isEqualTo(A);

        fact(FIRST, B, A, true).fact(SECOND, C, B, false);
        assertThat(told(OTHER)).isEqualTo(B);

        fact(FIRST, B, A, false);
        assertThat(told(OTHER)).isEqualTo(A);
    }

    @Test
    void aReferenceThatWasMovedByHandIsNotMovedBack() {
        from(A).merge(FIRST, B).hand(D).fact(FIRST, B, A, false);

        assertThat(told(OTHER)).isEqualTo(D);
    }

    @Test
    void aReferenceMovedByHandFollowsTheMergesSince() {
        from(A).hand(B).merge(SECOND, C).fact(SECOND, C, B, true).fact(FIRST, D, A, false);

        assertThat(told(OTHER)).isEqualTo(C);
    }

    @Test
    void takingBackCountsAsAConsequenceAndNotAsAnEdit() {
        from(A).merge(FIRST, B).unmerge(FIRST, A).merge(SECOND, C);
        fact(FIRST, B, A, false).fact(SECOND, C, A, false);

        assertThat(told(OTHER)).isEqualTo(A);
    }

    @Test
    void whoNamedBothNamesBothAgain() {
        from(List.of(A, B, D)).merge(FIRST, List.of(B, D)).fact(FIRST, B, A, false);

        assertThat(told(OTHER)).isEqualTo(List.of(A, B, D));
    }

    @Test
    void whatWasAddedToAListSinceStaysInIt() {
        from(List.of(A, D)).merge(FIRST, List.of(B, D)).hand(List.of(B, D, C));
        fact(FIRST, B, A, false);

        assertThat(told(OTHER)).isEqualTo(List.of(A, D, C));
    }

    @Test
    void whatWasTakenOutOfAListSinceStaysOutOfItUnderEitherName() {
        from(List.of(A, D)).merge(FIRST, List.of(B, D)).hand(List.of(D));
        fact(FIRST, B, A, false);

        assertThat(told(OTHER)).isEqualTo(List.of(D));
    }

    @Test
    void afterAnUndoTakingOutOneLeavesTheOther() {
        from(List.of(A, B)).merge(FIRST, List.of(B)).unmerge(FIRST, List.of(A, B)).hand(List.of(A));
        fact(FIRST, B, A, false);

        assertThat(told(OTHER)).isEqualTo(List.of(A));
    }

    @Test
    void tagsThatCameWithALoserGoAndThoseGivenSinceStay() {
        from(List.of("x")).merge(FIRST, List.of("x", "y")).hand(List.of("x", "y", "z"));
        fact(FIRST, A, B, false);

        assertThat(told(A)).isEqualTo(List.of("x", "z"));
    }

    @Test
    void anEmptyListIsEmptyAgain() {
        from(null).merge(FIRST, List.of("y")).fact(FIRST, A, B, false);

        assertThat(told(A)).isNull();
    }
}
