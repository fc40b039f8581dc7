package guanlan.engine.query;

import static guanlan.engine.query.CriteriaWorld.any;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes random conditions about accounts, in every shape the language allows. */
final class RandomCriteria {
    private static final List<String> PERIODS =
            List.of(
                    "lastWeek()",
                    "thisWeek()",
                    "nextWeek()",
                    "lastMonth()",
                    "thisMonth()",
                    "nextMonth()",
                    "lastQuarter()",
                    "thisQuarter()",
                    "nextQuarter()",
                    "lastYear()",
                    "thisYear()",
                    "nextYear()",
                    "lastDays(1)",
                    "lastDays(30)",
                    "nextDays(7)",
                    "lastDays(36525)");
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "1",
                    "-1",
                    "2",
                    "12",
                    "12.5",
                    "1e6",
                    "1000000",
                    "-0.1",
                    "0.5",
                    "3.0",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "1e30",
                    "-1e30",
                    "0.1",
                    "12345678901234567890.12",
                    "0.333333333333",
                    "1e-12",
                    "740000",
                    "-3000000");

    private final Random random;

    RandomCriteria(Random random) {
        this.random = random;
    }

    String condition(int depth) {
        if (depth == 0) {
            return leaf(0);
        }
        return switch (random.nextInt(9)) {
            case 0 -> "!(" + condition(depth - 1) + ")";
            case 1, 2 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 3, 4 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 5 -> "(" + choice(depth, () -> condition(depth - 1)) + ")";
            default -> leaf(depth - 1);
        };
    }

    private String choice(int depth, Supplier<String> branch) {
        return condition(depth - 1) + " ? " + branch.get() + " : " + branch.get();
    }

    private String leaf(int depth) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> relation(text(depth), text(depth), true);
            case 2, 3 -> relation(number(depth), number(depth), true);
            case 4 -> relation(day(depth), day(depth), true);
            case 5 -> relation(moment(depth), one(moment(depth), day(depth)), true);
            case 6 -> relation(person(depth), person(depth), false);
            case 7 -> relation(yesNo(depth), yesNo(depth), false);
            case 8 -> relation("industry", one("\"retail\"", "\"software\"", "city"), false);
            case 9 ->
                    "empty("
                            + one(
                                    text(depth),
                                    number(depth),
                                    day(depth),
                                    person(depth),
                                    "tags",
                                    "owner.name",
                                    "parent.tags")
                            + ")";
            case 10 -> match(depth);
            case 11 -> one(day(depth), moment(depth)) + " in " + any(random, PERIODS);
            case 12 -> text(depth) + " in " + one("tags", "parent.tags");
            case 13 -> in(depth);
            case 14 -> one("active", "owner.active", "parent.active", "true", "false", "!active");
            default -> relation(day(depth), moment(depth), true);
        };
    }

    private String relation(String left, String right, boolean ordered) {
        String operator = ordered ? one("==", "!=", "<", "<=", ">", ">=") : one("==", "!=");
        return left + " " + operator + " " + right;
    }

    private String match(int depth) {
        String function = one("contains", "startsWith", "endsWith");
        String text = one(text(depth), "industry");
        return random.nextBoolean()
                ? function + "(" + text + ", " + text(depth) + ")"
                : "(" + text + ")." + function + "(" + text(depth) + ")";
    }

    private String in(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> text(depth) + list(() -> text(0));
            case 1 -> number(depth) + list(() -> any(random, NUMBERS));
            case 2 -> number(depth) + list(() -> number(0));
            case 3 -> person(depth) + list(() -> person(0));
            case 4 -> moment(depth) + list(() -> day(0));
            default -> day(depth) + list(() -> day(0));
        };
    }

    private String list(Supplier<String> item) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> item.get())
                .collect(Collectors.joining(", ", " in [", "]"));
    }

    private String text(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 7)) {
            case 0, 1 -> "name";
            case 2 -> "city";
            case 3 ->
                    one(
                            "owner.name",
                            "owner.department.name",
                            "parent.name",
                            "parent.owner.department.name");
            case 4, 5, 6 -> quoted();
            default -> "(" + choice(depth, () -> text(depth - 1)) + ")";
        };
    }

    private String quoted() {
        String text = any(random, CriteriaWorld.TEXTS);
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private String number(int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 6)) {
            case 0 -> "employees";
            case 1 -> "revenue";
            case 2 -> one("discount", "score", "parent.revenue", "parent.employees");
            case 3, 4, 5 -> any(random, NUMBERS);
            case 6 -> "(" + number(depth - 1) + one(" + ", " - ", " * ") + number(depth - 1) + ")";
            case 7 -> "(" + number(depth - 1) + one(" / ", " % ") + number(depth - 1) + ")";
            case 8 -> "-(" + number(depth - 1) + ")";
            case 9 ->
                    one(
                            "size(" + text(0) + ")",
                            "size(tags)",
                            "daysSince(" + date(0) + ")",
                            "daysUntil(" + date(0) + ")",
                            one("yearOf", "monthOf", "dayOf", "weekdayOf") + "(" + date(0) + ")");
            default -> "(" + choice(depth, () -> number(depth - 1)) + ")";
        };
    }

    private String date(int depth) {
        return one(day(depth), moment(depth));
    }

    private String day(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0 -> "founded";
            case 1 -> one("renewal", "parent.founded");
            case 2, 3 -> "date(\"" + any(random, CriteriaWorld.DAYS) + "\")";
            case 4 ->
                    one(
                            "today()",
                            "daysAgo(30)",
                            "daysAhead(3)",
                            "start(thisMonth())",
                            "end(nextQuarter())",
                            "addMonths(today(), -3)");
            case 5 -> "date(" + moment(depth - 1) + ")";
            case 6 -> "addDays(" + date(depth - 1) + ", " + one("1", "-30", "365") + ")";
            case 7 -> "addMonths(" + date(depth - 1) + ", " + one("1", "-3", "12") + ")";
            default -> "(" + choice(depth, () -> day(depth - 1)) + ")";
        };
    }

    private String moment(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 6)) {
            case 0, 1 -> "created_at";
            case 2 -> one("updated_at", "parent.created_at");
            case 3 -> "now()";
            case 4, 5 -> "timestamp(\"" + any(random, CriteriaWorld.MOMENTS) + "\")";
            default -> "(" + choice(depth, () -> moment(depth - 1)) + ")";
        };
    }

    private String person(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 5)) {
            case 0 -> "owner";
            case 1 -> "creator";
            case 2 -> "me()";
            case 3 -> one("parent.owner", "owner.department.head", "creator.id");
            case 4 -> one("owner", "creator");
            default -> "(" + choice(depth, () -> person(depth - 1)) + ")";
        };
    }

    private String yesNo(int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 4)) {
            case 0, 1 -> "active";
            case 2 -> one("true", "false", "owner.active");
            case 3 -> "(" + condition(0) + ")";
            default -> "(" + choice(depth, () -> yesNo(depth - 1)) + ")";
        };
    }

    private String one(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
