package guanlan.core.criteria;

import java.util.Map;
import java.util.Optional;

/** What to write instead: examples in the language itself, which need no translation. */
final class Remedies {
    private static final String MEMBER = "\"…\" in field";
    private static final String NOTHING_NEEDED = "field";

    /** Functions of standard CEL that people may try. */
    private static final Map<String, String> FUNCTIONS =
            Map.ofEntries(
                    Map.entry("has", "!empty(field)"),
                    Map.entry("exists", MEMBER),
                    Map.entry("exists_one", MEMBER),
                    Map.entry("all", MEMBER),
                    Map.entry("filter", MEMBER),
                    Map.entry("map", MEMBER),
                    Map.entry("duration", "addDays(field, 30)"),
                    Map.entry("int", NOTHING_NEEDED),
                    Map.entry("uint", NOTHING_NEEDED),
                    Map.entry("double", NOTHING_NEEDED),
                    Map.entry("string", NOTHING_NEEDED),
                    Map.entry("bool", NOTHING_NEEDED),
                    Map.entry("dyn", NOTHING_NEEDED),
                    Map.entry("lowerAscii", "contains(field, \"…\")"),
                    Map.entry("upperAscii", "contains(field, \"…\")"),
                    Map.entry("getFullYear", "yearOf(field)"),
                    Map.entry("getMonth", "monthOf(field)"),
                    Map.entry("getDate", "dayOf(field)"),
                    Map.entry("getDayOfMonth", "dayOf(field)"),
                    Map.entry("getDayOfWeek", "weekdayOf(field)"));

    private Remedies() {}

    static Optional<String> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    /** A condition on the operand that would be right. */
    static String comparison(Operand operand) {
        String text = Printer.print(operand);
        return switch (operand.kind().family()) {
            case TEXT, YESNO, REFERENCE, SEALED -> text + " == " + value(operand);
            case NUMBER, DATE, DATETIME -> text + " > " + value(operand);
            case TEXT_LIST -> value(operand) + " in " + text;
        };
    }

    /** A constant of the operand's kind. */
    static String value(Operand operand) {
        return switch (operand.kind()) {
            case FieldKind.Choice(var values) -> firstOf(values);
            case FieldKind.TextList(var values) -> firstOf(values);
            case FieldKind.Reference(var to) -> to.equals(FieldKind.USER) ? "me()" : "\"id\"";
            case FieldKind.Sealed _ -> "\"…\"";
            case FieldKind.Plain.TEXT -> "\"…\"";
            case FieldKind.Plain.WHOLE, FieldKind.Plain.DECIMAL -> "100";
            case FieldKind.Plain.YESNO -> "true";
            case FieldKind.Plain.DATE -> Builtin.DATE.example();
            case FieldKind.Plain.DATETIME -> Builtin.TIMESTAMP.example();
        };
    }

    private static String firstOf(java.util.Set<String> values) {
        return Printer.quoted(values.stream().sorted().findFirst().orElse("…"));
    }
}
