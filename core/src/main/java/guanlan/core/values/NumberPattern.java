package guanlan.core.values;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How running numbers are written: {@code KH-{yyyy}-{0000}}. Exactly one block of zeros, the least
 * digits of the count; {@code {yyyy}}, {@code {yy}}, {@code {MM}} and {@code {dd}} are of the day,
 * and the count begins anew with each of them.
 */
public final class NumberPattern {
    private static final int LONGEST = 60;
    private static final int MOST_DIGITS = 12;
    private static final Pattern BLOCK = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern ZEROS = Pattern.compile("0{1," + MOST_DIGITS + "}");

    private final String text;

    private NumberPattern(String text) {
        this.text = text;
    }

    /** The pattern, or nothing when it has no count, two of them, or an unknown block. */
    public static Optional<NumberPattern> read(String text) {
        int counts = 0;
        for (Matcher block = BLOCK.matcher(text); block.find(); ) {
            if (ZEROS.matcher(block.group(1)).matches()) {
                counts++;
            } else if (ofDay(block.group(1), LocalDate.EPOCH).isEmpty()) {
                return Optional.empty();
            }
        }
        boolean stray = BLOCK.matcher(text).replaceAll("").matches(".*[{}].*");
        return counts == 1 && !stray && text.length() <= LONGEST
                ? Optional.of(new NumberPattern(text))
                : Optional.empty();
    }

    /** What numbers of that day have in common; each such period has a count of its own. */
    public String period(LocalDate day) {
        return BLOCK.matcher(text)
                .replaceAll(block -> quoted(ofDay(block.group(1), day).orElse("#")));
    }

    /** The number of a day and a count; a count with more digits than zeros keeps them all. */
    public String write(LocalDate day, long count) {
        return BLOCK.matcher(text)
                .replaceAll(
                        block ->
                                quoted(
                                        ofDay(block.group(1), day)
                                                .orElseGet(() -> counted(block.group(1), count))));
    }

    /** A number taken apart: what it has in common with those of its period, and its count. */
    public record Counted(String period, long count) {}

    /** Nothing when the text is not written like this. */
    public Optional<Counted> takenApart(String number) {
        var form = new StringBuilder();
        int at = 0;
        for (Matcher block = BLOCK.matcher(text); block.find(); at = block.end()) {
            form.append(Pattern.quote(text.substring(at, block.start())));
            boolean count = ZEROS.matcher(block.group(1)).matches();
            form.append(
                    count
                            ? "(\\d{" + block.group(1).length() + ",18})"
                            : "\\d{" + block.group(1).length() + "}");
        }
        form.append(Pattern.quote(text.substring(at)));
        Matcher found = Pattern.compile(form.toString()).matcher(number);
        return found.matches()
                ? Optional.of(
                        new Counted(
                                new StringBuilder(number)
                                        .replace(found.start(1), found.end(1), "#")
                                        .toString(),
                                Long.parseLong(found.group(1))))
                : Optional.empty();
    }

    private static String counted(String zeros, long count) {
        String digits = Long.toString(count);
        return "0".repeat(Math.max(0, zeros.length() - digits.length())) + digits;
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    private static Optional<String> ofDay(String block, LocalDate day) {
        return switch (block) {
            case "yyyy" -> Optional.of("%04d".formatted(day.getYear()));
            case "yy" -> Optional.of("%02d".formatted(day.getYear() % 100));
            case "MM" -> Optional.of("%02d".formatted(day.getMonthValue()));
            case "dd" -> Optional.of("%02d".formatted(day.getDayOfMonth()));
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
