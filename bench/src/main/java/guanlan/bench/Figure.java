package guanlan.bench;

import java.util.List;
import java.util.Locale;

/**
 * A measured value beside its reference.
 *
 * @param ratio {@code value / reference}
 * @param bar the ratio that must not be exceeded, or, when {@code higherIsBetter}, must be reached
 */
record Figure(
        String what,
        String unit,
        double value,
        double reference,
        double bar,
        boolean higherIsBetter) {

    static Figure atMost(String what, String unit, double value, double reference, double bar) {
        return new Figure(what, unit, value, reference, bar, false);
    }

    static Figure atLeast(String what, String unit, double value, double reference, double bar) {
        return new Figure(what, unit, value, reference, bar, true);
    }

    double ratio() {
        return value / reference;
    }

    boolean reached() {
        return higherIsBetter ? ratio() >= bar : ratio() <= bar;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-44s %10.1f %-6s reference %10.1f   ratio %6.2f   bar %s %.2f   %s",
                what,
                value,
                unit,
                reference,
                ratio(),
                higherIsBetter ? "≥" : "≤",
                bar,
                reached() ? "ok" : "MISSED");
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"what\": \"%s\", \"unit\": \"%s\", \"value\": %.3f, \"reference\": %.3f, \"ratio\": %.3f, \"bar\": %.3f, \"higherIsBetter\": %b, \"reached\": %b}",
                what,
                unit,
                value,
                reference,
                ratio(),
                bar,
                higherIsBetter,
                reached());
    }

    static String json(String bench, List<Figure> figures) {
        var rows = figures.stream().map(figure -> "    " + figure.json()).toList();
        return "{\n  \"bench\": \"%s\",\n  \"figures\": [\n%s\n  ]\n}\n"
                .formatted(bench, String.join(",\n", rows));
    }
}
