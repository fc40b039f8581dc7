package guanlan.core.criteria;

import static guanlan.core.criteria.Accounts.LIN;
import static guanlan.core.criteria.Accounts.WANG;
import static guanlan.core.criteria.Accounts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What conditions mean. It is Thursday, 21 May 2026, half past two in the morning in Shanghai. */
class InMemoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city == 'x'",
                "city == ''",
                "city < 'x'",
                "city >= ''",
                "city == name",
                "contains(city, '')",
                "startsWith(city, '')",
                "endsWith(name, city)",
                "city in ['x', '']",
                "'x' in tags",
                "city in tags",
                "employees == 0",
                "employees < 1",
                "employees <= revenue",
                "revenue + 1 > 0",
                "-revenue < 1",
                "revenue / 2 == 0",
                "active",
                "active == false",
                "active == true",
                "founded < today()",
                "created_at < now()",
                "daysSince(founded) >= 0",
                "daysUntil(created_at) < 1",
                "founded in thisYear()",
                "yearOf(founded) > 0",
                "addDays(founded, 1) > founded",
                "owner == me()",
                "owner in [me()]",
                "owner == creator",
                "owner.name == 'x'",
                "size(city) == 0",
                "size(tags) == 0"
            })
    void emptyFieldsMakeFalseAndTheirNegationTrue(String cel) {
        assertThat(holds(cel)).isFalse();
        assertThat(holds("!(" + cel + ")")).isTrue();
        assertThat(holds("!(!(" + cel + "))")).isFalse();
    }

    @Test
    void inequalityIsTheNegationOfEquality() {
        assertThat(holds("city != 'x'")).isTrue();
        assertThat(holds("city != 'x'", "city", "x")).isFalse();
        assertThat(holds("city != 'x'", "city", "y")).isTrue();
        assertThat(holds("city != name")).isTrue();
    }

    @Test
    void emptyAsks() {
        assertThat(holds("empty(city)")).isTrue();
        assertThat(holds("empty(city)", "city", "")).isTrue();
        assertThat(holds("city.empty()", "city", " ")).isFalse();
        assertThat(holds("empty(tags)", "tags", List.of())).isTrue();
        assertThat(holds("empty(tags)", "tags", List.of("x"))).isFalse();
        assertThat(holds("empty(owner)")).isTrue();
        assertThat(holds("empty(revenue)", "revenue", BigDecimal.ZERO)).isFalse();
        assertThat(holds("empty(active)", "active", false)).isFalse();
        assertThat(holds("empty(revenue / employees)", "revenue", BigDecimal.ONE, "employees", 0L))
                .isTrue();
    }

    @Test
    void comparesNumbersByValue() {
        Map<String, @Nullable Object> row =
                Accounts.row("employees", 1_000_000L, "revenue", new BigDecimal("12.50"));
        assertThat(holds("employees == 1000000", row)).isTrue();
        assertThat(holds("employees == 1e6", row)).isTrue();
        assertThat(holds("employees == 1000000.0", row)).isTrue();
        assertThat(holds("employees > 999999.5 && employees < 1000000.5", row)).isTrue();
        assertThat(holds("employees in [1, 1e6]", row)).isTrue();
        assertThat(holds("revenue == 12.5", row)).isTrue();
        assertThat(holds("revenue > 12 && revenue <= 13", row)).isTrue();
        assertThat(holds("revenue in [12.500, 3]", row)).isTrue();
        assertThat(holds("revenue < employees", row)).isTrue();
    }

    @Test
    void keepsDecimalsExact() {
        Map<String, @Nullable Object> row =
                Accounts.row("revenue", new BigDecimal("12345678901234567890.12"));
        assertThat(holds("revenue == 12345678901234567890.12", row)).isTrue();
        assertThat(holds("revenue == 12345678901234567890.13", row)).isFalse();
        assertThat(holds("-revenue == -12345678901234567890.12", row)).isTrue();
        assertThat(holds("0.1 + 0.2 == 0.3")).isTrue();
        assertThat(holds("- 0.1 == -0.1 && - -.5 == 0.5")).isTrue();
    }

    @Test
    void calculates() {
        Map<String, @Nullable Object> row =
                Accounts.row("employees", 7L, "revenue", new BigDecimal("2.5"));
        assertThat(holds("employees * revenue == 17.5", row)).isTrue();
        assertThat(holds("employees - revenue * 2 == 2", row)).isTrue();
        assertThat(holds("(employees - revenue) * 2 == 9", row)).isTrue();
        assertThat(holds("employees / 2 == 3.5", row)).isTrue();
        assertThat(holds("1 / 3 == 0.333333333333", row)).isTrue();
        assertThat(holds("2 / 3 == 0.666666666667 && -2 / 3 == -0.666666666667", row)).isTrue();
        assertThat(holds("employees % 4 == 3 && -7 % 4 == -3", row)).isTrue();
        assertThat(holds("employees / 0 == 0 || employees % 0 == 0", row)).isFalse();
        assertThat(holds("9223372036854775807 + 1 == 9223372036854775808.0", row)).isTrue();
        assertThat(holds("-(-9223372036854775808) == 9223372036854775808.0", row)).isTrue();
    }

    @Test
    void comparesTextExactly() {
        assertThat(holds("city == '上海'", "city", "上海")).isTrue();
        assertThat(holds("name == 'ACME'", "name", "Acme")).isFalse();
        assertThat(holds("name == ' x'", "name", "x")).isFalse();
        assertThat(holds("name == '\\u4e2d\\n\"'", "name", "中\n\"")).isTrue();
    }

    @Test
    void ordersTextByCodePoint() {
        assertThat(holds("name < 'a'", "name", "Z")).isTrue();
        assertThat(holds("name > '\uffee'", "name", "😀")).isTrue();
        assertThat(holds("name < '\uffee'", "name", "😀")).isFalse();
        assertThat(holds("name < 'ab'", "name", "a")).isTrue();
        assertThat(holds("name <= 'a' && name >= 'a'", "name", "a")).isTrue();
    }

    @Test
    void findsFragmentsWhateverTheirCase() {
        Map<String, @Nullable Object> row = Accounts.row("name", "Ärzte 100%_OK 科技ΣΑΣ😀");
        assertThat(holds("contains(name, 'äRZ') && name.contains('0%_o')", row)).isTrue();
        assertThat(holds("startsWith(name, 'ÄR') && !name.startsWith('r')", row)).isTrue();
        assertThat(holds("endsWith(name, '😀') && !name.endsWith('技')", row)).isTrue();
        assertThat(holds("contains(name, 'σασ') && contains(name, 'Σασ')", row)).isTrue();
        assertThat(holds("contains(name, '%o') || contains(name, '1__')", row)).isFalse();
        assertThat(holds("contains(name, city)", "name", "Bei Jing", "city", "JING")).isTrue();
        assertThat(holds("contains('abc', name)", "name", "B")).isTrue();
    }

    @Test
    void looksIntoLists() {
        assertThat(holds("'vip' in tags", "tags", List.of("a", "vip"))).isTrue();
        assertThat(holds("'VIP' in tags", "tags", List.of("vip"))).isFalse();
        assertThat(holds("city in tags", "tags", List.of("x"), "city", "x")).isTrue();
        assertThat(holds("city in []", "city", "x")).isFalse();
        assertThat(holds("city in [name, 'y']", "city", "x", "name", "x")).isTrue();
        assertThat(holds("size(tags) == 2", "tags", List.of("a", "b"))).isTrue();
        assertThat(holds("size(name) == 3", "name", "a中😀")).isTrue();
    }

    @Test
    void asksWhoAsks() {
        assertThat(holds("owner == me()", "owner", LIN)).isTrue();
        assertThat(holds("owner == me()", "owner", WANG)).isFalse();
        assertThat(holds("owner in [me(), '" + WANG + "']", "owner", WANG)).isTrue();
        assertThat(holds("owner == '" + WANG.toString().toUpperCase() + "'", "owner", WANG))
                .isTrue();
        assertThat(holds("id == '" + new UUID(1, 2) + "'", "id", new UUID(1, 2))).isTrue();
    }

    @Test
    void followsReferences() {
        assertThat(
                        holds(
                                "parent.owner.department.name == '华东'",
                                "parent.owner.department.name",
                                "华东"))
                .isTrue();
        assertThat(holds("owner.active", "owner.active", true)).isTrue();
    }

    @Test
    void comparesDaysAndMoments() {
        assertThat(holds("founded == date('2026-05-21')", "founded", LocalDate.of(2026, 5, 21)))
                .isTrue();
        assertThat(
                        holds(
                                "founded == today() && date('2026-05-21') == today()",
                                "founded",
                                LocalDate.of(2026, 5, 21)))
                .isTrue();
        Instant lateMorning = Instant.parse("2026-05-20T16:00:00Z");
        assertThat(
                        holds(
                                "created_at > timestamp('2026-05-20T23:59:59.9+08:00')",
                                "created_at",
                                lateMorning))
                .isTrue();
        assertThat(holds("created_at < now()", "created_at", lateMorning)).isTrue();
    }

    @Test
    void takesAMomentForItsDayBesideADay() {
        Instant midnight = Instant.parse("2026-05-20T16:00:00Z");
        Instant before = midnight.minusNanos(1000);
        assertThat(holds("created_at == today()", "created_at", midnight)).isTrue();
        assertThat(holds("created_at == today()", "created_at", before)).isFalse();
        assertThat(holds("today() > created_at", "created_at", before)).isTrue();
        assertThat(holds("created_at in [today()]", "created_at", midnight)).isTrue();
        assertThat(
                        holds(
                                "founded == created_at",
                                "created_at",
                                midnight,
                                "founded",
                                LocalDate.of(2026, 5, 21)))
                .isTrue();
        assertThat(
                        holds(
                                "date(created_at) == date(updated_at)",
                                "created_at",
                                midnight,
                                "updated_at",
                                midnight.plusSeconds(86_399)))
                .isTrue();
    }

    @Test
    void countsDays() {
        LocalDate may = LocalDate.of(2026, 5, 1);
        assertThat(holds("daysSince(founded) == 20 && founded.daysUntil() == -20", "founded", may))
                .isTrue();
        assertThat(
                        holds(
                                "daysSince(created_at) == 1",
                                "created_at",
                                Instant.parse("2026-05-20T15:59:59Z")))
                .isTrue();
        assertThat(holds("founded == daysAgo(20) && founded < daysAhead(0)", "founded", may))
                .isTrue();
        assertThat(holds("addDays(founded, -1) == date('2026-04-30')", "founded", may)).isTrue();
        assertThat(holds("addMonths(founded, -3) == date('2026-02-01')", "founded", may)).isTrue();
        assertThat(holds("addMonths(date('2024-01-31'), 1) == date('2024-02-29')")).isTrue();
        assertThat(holds("addDays(date('9999-12-31'), 1) > today()")).isFalse();
    }

    @Test
    void readsPartsOfDays() {
        LocalDate day = LocalDate.of(2023, 12, 31);
        assertThat(
                        holds(
                                "yearOf(founded) == 2023 && monthOf(founded) == 12"
                                        + " && dayOf(founded) == 31 && weekdayOf(founded) == 7",
                                "founded",
                                day))
                .isTrue();
        assertThat(
                        holds(
                                "monthOf(created_at) == 6",
                                "created_at",
                                Instant.parse("2026-05-31T16:00:00Z")))
                .isTrue();
    }

    @Test
    void choosesBetweenConditionsAndValues() {
        String cel = "active ? revenue > 10 : empty(revenue)";
        assertThat(holds(cel, "active", true, "revenue", BigDecimal.valueOf(11))).isTrue();
        assertThat(holds(cel, "active", true)).isFalse();
        assertThat(holds(cel, "active", false)).isTrue();
        assertThat(holds(cel)).isTrue();
        String value = "(active ? employees : 1.5) > 2";
        assertThat(holds(value, "active", true, "employees", 3L)).isTrue();
        assertThat(holds(value, "employees", 3L)).isFalse();
    }

    @Test
    void comparesConditions() {
        assertThat(holds("(revenue > 1) == active", "active", false)).isTrue();
        assertThat(holds("active == (city == 'x')", "active", true, "city", "x")).isTrue();
        assertThat(holds("!active == true")).isTrue();
        assertThat(holds("!(!active) == false")).isTrue();
        assertThat(holds("active == false")).isFalse();
    }

    @Test
    void nobodyEqualsNobody() {
        EvaluationContext nobody =
                new EvaluationContext(null, Accounts.CONTEXT.now(), Accounts.CONTEXT.zone());
        assertThat(InMemory.holds(Accounts.checked("me() == me()").root(), nobody)).isFalse();
    }
}
