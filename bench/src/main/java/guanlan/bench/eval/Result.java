package guanlan.bench.eval;

import java.util.List;
import java.util.Locale;

/**
 * A quality figure.
 *
 * @param value in percent
 * @param reference that of a plain approach, NaN where none is known
 */
record Result(String what, double value, double reference) {
    double ratio() {
        return value / reference;
    }

    boolean reached() {
        return Double.isNaN(reference) || value >= reference;
    }

    String line() {
        String beside =
                Double.isNaN(reference)
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "reference %6.2f   ratio %5.3f   %s",
                                reference,
                                ratio(),
                                reached() ? "ok" : "MISSED");
        return String.format(Locale.ROOT, "%-48s %6.2f   %s", what, value, beside);
    }

    static String json(String name, List<Result> results) {
        List<String> rows = results.stream().map(Result::json).toList();
        return "{\n  \"eval\": \"%s\",\n  \"figures\": [\n%s\n  ]\n}\n"
                .formatted(name, String.join(",\n", rows));
    }

    private String json() {
        String beside =
                Double.isNaN(reference)
                        ? "null"
                        : String.format(Locale.ROOT, "%.2f, \"ratio\": %.4f", reference, ratio());
        return String.format(
                Locale.ROOT,
                "    {\"what\": \"%s\", \"value\": %.2f, \"reference\": %s, \"reached\": %b}",
                what,
                value,
                beside,
                reached());
    }
}
