package guanlan.core.criteria;

import static guanlan.core.criteria.Accounts.LIN;
import static guanlan.core.criteria.Accounts.checked;
import static org.assertj.core.api.Assertions.assertThat;

import guanlan.core.criteria.FieldKind.Plain;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedTest {

    @Test
    void isASmallTree() {
        Operand.Field city = new Operand.Field(List.of("city"), Plain.TEXT);
        Operand.Field active = new Operand.Field(List.of("active"), Plain.YESNO);
        assertThat(checked("city != 'x' && (active && !empty(city))").root())
                .isEqualTo(
                        new Criterion.And(
                                List.of(
                                        new Criterion.Not(
                                                new Criterion.Comparison(
                                                        city,
                                                        Relation.EQUAL,
                                                        new Constant.Text("x"))),
                                        new Criterion.Flag(active),
                                        new Criterion.Not(new Criterion.Empty(city)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "!active",
                "city == \"上海\" && revenue > 1000000.0 && contains(name, \"科技\")",
                "(active || empty(city)) && !(active && empty(name))",
                "city == \"a\\\"\\\\\\n\\r\\t\\u0007b\"",
                "revenue * (1.0 - discount) / 2 >= employees - (3 - employees)",
                "-revenue < -1.5",
                "-(revenue + 1) < 3 % employees",
                "active ? empty(city) : active ? true : false",
                "(active ? empty(city) : active) || active",
                "(active ? \"x\" : city) == name",
                "(active && empty(city)) == active",
                "!(!active) == active",
                "!active == active",
                "industry in [\"retail\", \"software\"]",
                "city in []",
                "\"gold\" in levels",
                "created_at in lastQuarter() && founded in lastDays(30)",
                "created_at >= date(\"2026-01-31\")",
                "date(created_at) == date(updated_at)",
                "date(created_at) in [today(), daysAgo(3), daysAhead(3)]",
                "created_at < timestamp(\"2026-01-31T08:00:00.123456Z\")",
                "addMonths(created_at, -3) < end(thisMonth())",
                "daysSince(created_at) > 30 || weekdayOf(founded) == 7",
                "size(name) > 3 && startsWith(name, city) && endsWith(name, \"x\")",
                "owner.department.name == \"华东\"",
                "owner in [me(), \"0199a1b2-0000-7000-8000-000000000001\"]"
            })
    void isItsOwnCanonicalText(String cel) {
        assertThat(checked(cel).cel()).isEqualTo(cel);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name.contains('x')                | contains(name, \"x\")",
                "((active))                        | active",
                "!!active                          | active",
                "!(city == 'x')                    | city != \"x\"",
                "!(city != 'x')                    | city == \"x\"",
                "!true                             | false",
                "active&&(active&&active)          | active && active && active",
                "revenue > 1e6                     | revenue > 1000000.0",
                "revenue > 1.500                   | revenue > 1.5",
                "revenue > .5                      | revenue > 0.5",
                "employees > 0x10                  | employees > 16",
                "revenue > -(-(3))                 | revenue > 3",
                "addDays(today(), -30) < founded   | daysAgo(30) < founded",
                "date(created_at) > today()        | created_at > today()",
                "daysSince(date(created_at)) > 1   | daysSince(created_at) > 1",
                "created_at>timestamp('2026-01-31T08:00:00+08:00') "
                        + "| created_at > timestamp(\"2026-01-31T00:00:00Z\")",
                "name == r'a\\b'                   | name == \"a\\\\b\"",
                "name == '''a'b'''                 | name == \"a'b\"",
                "active // a remark                | active"
            })
    void hasOneCanonicalText(String cel, String canonical) {
        assertThat(checked(cel).cel()).isEqualTo(canonical);
        assertThat(checked(canonical)).isEqualTo(checked(cel));
    }

    @Test
    void tellsWhatItReads() {
        Checked checked =
                checked("owner.name == 'x' && (active ? revenue : discount) > 1 && !empty(owner)");
        assertThat(checked.paths())
                .containsExactly(
                        List.of("owner", "name"),
                        List.of("active"),
                        List.of("revenue"),
                        List.of("discount"),
                        List.of("owner"));
        assertThat(checked.readsClock()).isFalse();
        assertThat(checked.readsUser()).isFalse();
        assertThat(checked("owner == me()").readsUser()).isTrue();
        assertThat(checked("founded in thisMonth()").readsClock()).isTrue();
        assertThat(checked("daysSince(founded) > 3").readsClock()).isTrue();
        assertThat(checked("created_at < now()").readsClock()).isTrue();
        assertThat(checked("founded < date('2026-01-01')").readsClock()).isFalse();
    }

    @Test
    void keepsIdsAsIds() {
        assertThat(checked("owner == '" + LIN + "'").root())
                .isInstanceOfSatisfying(
                        Criterion.Comparison.class,
                        comparison ->
                                assertThat(comparison.right())
                                        .isEqualTo(
                                                new Constant.Id(
                                                        LIN, new FieldKind.Reference("user"))));
    }
}
