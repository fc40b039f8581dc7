package guanlan.core.criteria;

import static guanlan.core.criteria.Accounts.findings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way to be wrong has its own code, its place and what to write instead. */
class FindingsTest {

    private static void refuses(
            String cel, CriteriaCode code, int offset, Map<String, Object> params) {
        assertThat(findings(cel))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo(code);
                            assertThat(finding.position().offset()).isEqualTo(offset);
                            assertThat(finding.params()).isEqualTo(params);
                        });
    }

    @Test
    void namesNothing() {
        refuses("", CriteriaCode.BLANK, 0, Map.of());
        refuses(" \n ", CriteriaCode.BLANK, 0, Map.of());
    }

    @Test
    void namesUnknownFieldsWithTheNearestOnes() {
        refuses(
                "ciyt == 'x'",
                CriteriaCode.UNKNOWN_NAME,
                0,
                Map.of("name", "ciyt", "nearest", "city"));
        assertThat(findings("active && owner.depart.name == 'x'"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo(CriteriaCode.UNKNOWN_NAME);
                            assertThat(finding.position()).isEqualTo(new Position(1, 17, 16));
                            assertThat(finding.params()).containsEntry("name", "depart");
                            assertThat(finding.params()).containsEntry("nearest", "department");
                        });
    }

    @Test
    void proposesTheFieldOfALabel() {
        refuses(
                "城市 == '上海'",
                CriteriaCode.UNKNOWN_NAME,
                0,
                Map.of("name", "城市", "nearest", "city"));
    }

    @Test
    void proposesTheFunctionOfAName() {
        refuses(
                "founded < today",
                CriteriaCode.UNKNOWN_NAME,
                10,
                Map.of("name", "today", "nearest", "today()"));
    }

    @Test
    void countsLinesAndColumnsInCharacters() {
        assertThat(findings("name == '😀😀' &&\n  city == '😀' && nme == 'x'"))
                .singleElement()
                .extracting(CriteriaFinding::position)
                .isEqualTo(new Position(2, 18, 36));
    }

    @Test
    void collectsAllFindings() {
        assertThat(findings("nme == 'x' && (founded > 3 || revenu > 1) && matches(name, 'x')"))
                .extracting(CriteriaFinding::code)
                .containsExactly(
                        CriteriaCode.UNKNOWN_NAME,
                        CriteriaCode.INCOMPARABLE,
                        CriteriaCode.UNKNOWN_NAME,
                        CriteriaCode.REGEX);
    }

    @Test
    void stopsCollectingSomewhere() {
        assertThat(findings("x".repeat(3) + " == 1 && xyz == 1".repeat(50))).hasSize(20);
    }

    @Test
    void namesSyntax() {
        refuses("city == 'x' ) ", CriteriaCode.SYNTAX, 12, Map.of("near", ")"));
        refuses("city city", CriteriaCode.SYNTAX, 5, Map.of("near", "city"));
        refuses("city == 'x' &&", CriteriaCode.INCOMPLETE, 14, Map.of());
        refuses("city == 'x", CriteriaCode.UNCLOSED_TEXT, 8, Map.of());
        refuses(
                "active && (city == ')'",
                CriteriaCode.UNCLOSED_BRACKET,
                10,
                Map.of("bracket", "("));
        refuses("city in ['a', \"]\"", CriteriaCode.UNCLOSED_BRACKET, 8, Map.of("bracket", "["));
        refuses("city == #", CriteriaCode.CHARACTER, 8, Map.of("character", "#"));
        refuses("package == 1", CriteriaCode.RESERVED_NAME, 0, Map.of("name", "package"));
    }

    @Test
    void translatesOperatorsOfOtherLanguages() {
        otherOperator("city = 'x'", 5, "=", "==");
        otherOperator("active and active", 7, "and", "&&");
        otherOperator("active OR active", 7, "OR", "||");
        otherOperator("not active", 0, "not", "!");
        otherOperator("city is 'x'", 5, "is", "==");
        otherOperator("city <> 'x'", 5, "<>", "!=");
        otherOperator("active & active", 7, "&", "&&");
        otherOperator("active | active", 7, "|", "||");
        otherOperator("name like '%x%'", 5, "like", "contains(field, \"…\")");
        otherOperator("revenue between 1", 8, "between", "field >= a && field <= b");
    }

    @Test
    void translatesFullWidthPunctuation() {
        otherOperator("empty\uff08city\uff09", 5, "\uff08", "(");
        otherOperator("city == \u201c上海\u201d", 8, "\u201c", "\"");
        otherOperator("city in ['a'\uff0c'b']", 12, "\uff0c", ",");
        otherOperator("city \uff1d 'x'", 5, "\uff1d", "==");
        otherOperator("revenue \uff1e 1", 8, "\uff1e", ">");
        otherOperator("city in ['a'\u3001'b']", 12, "\u3001", ",");
    }

    private static void otherOperator(String cel, int offset, String found, String write) {
        refuses(cel, CriteriaCode.OTHER_OPERATOR, offset, Map.of("found", found, "write", write));
    }

    @Test
    void namesUnknownFunctions() {
        refuses(
                "active && contain(name, 'x')",
                CriteriaCode.UNKNOWN_FUNCTION,
                10,
                Map.of("name", "contain", "nearest", "contains"));
        refuses(
                "name.startWith('x')",
                CriteriaCode.UNKNOWN_FUNCTION,
                5,
                Map.of("name", "startWith", "nearest", "startsWith"));
    }

    @Test
    void namesWrongArguments() {
        refuses(
                "contains(name)",
                CriteriaCode.ARGUMENTS,
                0,
                Map.of("function", "contains", "example", "contains(x, \"…\")"));
        refuses(
                "contains(employees, '1')",
                CriteriaCode.ARGUMENT_KIND,
                8,
                Map.of(
                        "function", "contains",
                        "found", "employees",
                        "example", "contains(x, \"…\")"));
        refuses(
                "daysSince('2026-01-01') > 3",
                CriteriaCode.ARGUMENT_KIND,
                10,
                Map.of(
                        "function", "daysSince",
                        "found", "\"2026-01-01\"",
                        "example", "date(\"2026-01-31\")"));
    }

    @Test
    void namesWrongCounts() {
        refuses(
                "founded in lastDays(0)",
                CriteriaCode.COUNT,
                20,
                Map.of("function", "lastDays", "lowest", 1, "highest", 36525));
        refuses(
                "founded in lastDays(employees)",
                CriteriaCode.COUNT,
                20,
                Map.of("function", "lastDays", "lowest", 1, "highest", 36525));
    }

    @Test
    void namesWrongKindsOfArguments() {
        refuses(
                "size(employees) > 1",
                CriteriaCode.ARGUMENT_KIND,
                5,
                Map.of("function", "size", "found", "employees", "example", "size(x)"));
        refuses(
                "city in name",
                CriteriaCode.ARGUMENT_KIND,
                5,
                Map.of("function", "in", "found", "name", "example", "city in [\"…\"]"));
    }

    @Test
    void namesOperandsThatDoNotCompare() {
        incomparable(
                "founded > '2026-01-01'",
                8,
                "founded",
                "\"2026-01-01\"",
                "founded > date(\"2026-01-31\")");
        incomparable("revenue == '5'", 8, "revenue", "\"5\"", "revenue > 100");
        incomparable("5 == city", 2, "5", "city", "city == \"…\"");
        incomparable("active == 1", 7, "active", "1", "active == true");
        incomparable("parent == me()", 7, "parent", "me()", "parent == \"id\"");
        incomparable("tags == levels", 5, "tags", "levels", "\"…\" in tags");
        incomparable("industry == 3", 9, "industry", "3", "industry == \"retail\"");
        incomparable("city in ['x', 3]", 5, "city", "3", "city == \"…\"");
        incomparable("3 in tags", 2, "tags", "3", "\"…\" in tags");
        incomparable("(active ? city : 3) == city", 8, "city", "3", "city == \"…\"");
    }

    private static void incomparable(
            String cel, int offset, String left, String right, String example) {
        refuses(
                cel,
                CriteriaCode.INCOMPARABLE,
                offset,
                Map.of("left", left, "right", right, "example", example));
    }

    @Test
    void namesOperandsWithoutOrder() {
        refuses(
                "owner > me()",
                CriteriaCode.UNORDERED,
                6,
                Map.of("operand", "owner", "operator", ">"));
        refuses(
                "'a' <= industry",
                CriteriaCode.UNORDERED,
                4,
                Map.of("operand", "industry", "operator", "<="));
        refuses(
                "1 < 2 < 3",
                CriteriaCode.UNORDERED,
                6,
                Map.of("operand", "1 < 2", "operator", "<"));
    }

    @Test
    void namesCalculationsWithoutNumbers() {
        refuses("city + 'x' == 'y'", CriteriaCode.NOT_A_NUMBER, 5, Map.of("found", "city"));
        refuses("-active == 3", CriteriaCode.NOT_A_NUMBER, 0, Map.of("found", "active"));
        refuses(
                "founded + 3 > today()",
                CriteriaCode.UNSUPPORTED,
                8,
                Map.of("found", "founded + …", "write", "addDays(founded, 30)"));
    }

    @Test
    void namesValuesThatAreNoConditions() {
        refuses(
                "active && city",
                CriteriaCode.NOT_A_CONDITION,
                10,
                Map.of("found", "city", "example", "city == \"…\""));
        refuses(
                "owner",
                CriteriaCode.NOT_A_CONDITION,
                0,
                Map.of("found", "owner", "example", "owner == me()"));
        refuses(
                "!tags",
                CriteriaCode.NOT_A_CONDITION,
                1,
                Map.of("found", "tags", "example", "\"…\" in tags"));
    }

    @Test
    void namesPathsThatLeadNowhere() {
        refuses(
                "city.name == 'x'",
                CriteriaCode.NOT_A_REFERENCE,
                0,
                Map.of("path", "city.name", "field", "city"));
        refuses(
                "parent.parent.parent.parent.name == 'x'",
                CriteriaCode.PATH_TOO_LONG,
                0,
                Map.of("path", "parent.parent.parent.parent.name", "limit", 3));
        refuses(
                "me().name == 'x'",
                CriteriaCode.UNSUPPORTED,
                4,
                Map.of("found", "(…).", "write", "owner.name"));
    }

    @Test
    void proposesEmptyForNull() {
        refuses("city == null", CriteriaCode.NULL, 5, Map.of("write", "empty(city)"));
        refuses("null != city", CriteriaCode.NULL, 5, Map.of("write", "!empty(city)"));
        refuses("city in [null]", CriteriaCode.NULL, 9, Map.of("write", "empty(…)"));
    }

    @Test
    void namesWrongConstants() {
        refuses(
                "industry == 'sofware'",
                CriteriaCode.UNKNOWN_CHOICE,
                9,
                Map.of("value", "sofware", "field", "industry", "nearest", "software"));
        refuses(
                "'god' in levels",
                CriteriaCode.UNKNOWN_CHOICE,
                6,
                Map.of("value", "god", "field", "levels", "nearest", "gold"));
        refuses("owner == '林'", CriteriaCode.ID, 6, Map.of("value", "林", "field", "owner"));
        refuses(
                "founded == date('2026-02-30')",
                CriteriaCode.DATE,
                16,
                Map.of("value", "2026-02-30", "example", "date(\"2026-01-31\")"));
        refuses(
                "created_at > timestamp('2026-02-03')",
                CriteriaCode.TIMESTAMP,
                23,
                Map.of(
                        "value", "2026-02-03",
                        "example", "timestamp(\"2026-01-31T08:00:00Z\")"));
        refuses(
                "founded == date('+12345-02-03')",
                CriteriaCode.DATE,
                16,
                Map.of("value", "+12345-02-03", "example", "date(\"2026-01-31\")"));
        refuses("revenue > 1e99", CriteriaCode.NUMBER, 10, Map.of("value", "1e99"));
        refuses(
                "employees > 99999999999999999999",
                CriteriaCode.NUMBER,
                12,
                Map.of("value", "99999999999999999999"));
        refuses("name == 'a\\u0000'", CriteriaCode.TEXT, 8, Map.of());
    }

    @Test
    void refusesWhatHasNoUseHere() {
        unsupported("has(city)", 0, "has", "!empty(field)");
        unsupported("tags.exists(t, t == 'x')", 5, "exists", "\"…\" in field");
        unsupported("tags[0] == 'x'", 4, "[…]", "\"…\" in field");
        unsupported("tags == ['x']", 8, "[…]", "field in [\"…\", \"…\"]");
        unsupported("city == {'a': 1}", 8, "{…}", "field == \"…\"");
        unsupported("employees > 3u", 12, "3u", "3");
        unsupported("city == b'x'", 8, "b\"…\"", "\"…\"");
        unsupported("contains(tags, 'x')", 8, "contains", "\"…\" in tags");
        unsupported("created_at.getFullYear() == 2026", 11, "getFullYear", "yearOf(field)");
    }

    private static void unsupported(String cel, int offset, String found, String write) {
        refuses(cel, CriteriaCode.UNSUPPORTED, offset, Map.of("found", found, "write", write));
    }

    @Test
    void refusesRegularExpressions() {
        refuses(
                "name.matches('^a.*')",
                CriteriaCode.REGEX,
                5,
                Map.of("function", "matches", "write", "contains(x, \"…\")"));
    }

    @Test
    void refusesPeriodsAsValues() {
        refuses(
                "founded > thisMonth()",
                CriteriaCode.PERIOD,
                19,
                Map.of("example", "x in thisMonth()"));
    }
}
