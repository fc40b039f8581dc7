package guanlan.core.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class CriteriaPropertyTest {

    @Provide
    Arbitrary<Criterion> criteria() {
        return CriteriaTrees.criteria(3);
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> rows() {
        return Combinators.combine(
                        Arbitraries.of("", "a", "上海", "😀").injectNull(0.3),
                        Arbitraries.longs().injectNull(0.3),
                        Arbitraries.of("0", "-1.50", "1E+9").map(BigDecimal::new).injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3),
                        Arbitraries.of(LocalDate.EPOCH, LocalDate.of(2026, 5, 21)).injectNull(0.3),
                        Arbitraries.of(Instant.EPOCH, Accounts.CONTEXT.now()).injectNull(0.3),
                        Arbitraries.of(Accounts.LIN, Accounts.WANG).injectNull(0.3))
                .as(
                        (text, whole, decimal, yesNo, day, moment, person) ->
                                Accounts.row(
                                        "name", text,
                                        "employees", whole,
                                        "revenue", decimal,
                                        "active", yesNo,
                                        "founded", day,
                                        "created_at", moment,
                                        "owner", person,
                                        "tags", text == null ? null : List.of(text)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void checkingThePrintedTextGivesTheSameTree(@ForAll("criteria") Criterion criterion) {
        String cel = Printer.print(criterion);
        assertThat(Accounts.checked(cel).root()).as(cel).isEqualTo(criterion);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aNegationIsTheOpposite(
            @ForAll("criteria") Criterion criterion,
            @ForAll("rows") Map<String, @Nullable Object> row) {
        assertThat(predicate(Criterion.not(criterion)).test(row))
                .isEqualTo(!predicate(criterion).test(row));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void negationGoesThroughAndAndOr(
            @ForAll("criteria") Criterion one,
            @ForAll("criteria") Criterion other,
            @ForAll("rows") Map<String, @Nullable Object> row) {
        Criterion both = Criterion.not(Criterion.and(List.of(one, other)));
        Criterion either = Criterion.or(List.of(Criterion.not(one), Criterion.not(other)));
        assertThat(predicate(both).test(row)).isEqualTo(predicate(either).test(row));
    }

    @Property
    void anyTextIsAnsweredWithoutAnException(@ForAll String text) {
        assertThat(Criteria.check(text, Accounts.vocabulary())).isNotNull();
    }

    /** Nearly right texts go deeper into the checker than noise. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void damagedTextIsAnsweredWithoutAnException(
            @ForAll("criteria") Criterion criterion, @ForAll int place, @ForAll char damage) {
        String cel = Printer.print(criterion);
        int at = Math.floorMod(place, cel.length());
        String damaged = cel.substring(0, at) + damage + cel.substring(at + 1);
        assertThat(Criteria.check(damaged, Accounts.vocabulary())).isNotNull();
        assertThat(Criteria.check(cel.substring(0, at), Accounts.vocabulary())).isNotNull();
    }

    private static Predicate<Map<String, @Nullable Object>> predicate(Criterion criterion) {
        return InMemory.compile(
                new Checked(criterion),
                field -> {
                    String name = String.join(".", field.path());
                    return row -> row.get(name);
                },
                Accounts.CONTEXT);
    }
}
