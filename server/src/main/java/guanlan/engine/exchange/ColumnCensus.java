package guanlan.engine.exchange;

import guanlan.engine.schema.FieldDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What the cells of one column are like. */
final class ColumnCensus {
    /** Values that are told apart one by one; of more, those seen once make room. */
    private static final int KNOWN = 2_000;

    private static final int SHOWN = 10;
    private static final int LENGTH = 100;
    private static final int SAMPLE = 2_000;
    private static final int EXTREMES = 5;

    /** Fewer numbers have no shape that one could stand out of. */
    private static final int LEAST = 20;

    /** Quartile ranges from the middle half (Tukey's "far out"). */
    private static final double FAR = 3;

    private final Map<String, Long> counts = new HashMap<>();
    private final Distinct distinct = new Distinct();
    private final double[] sample = new double[SAMPLE];
    private final List<Measured> lowest = new ArrayList<>();
    private final List<Measured> highest = new ArrayList<>();
    private final SplittableRandom chance = new SplittableRandom(1);
    private long filled;
    private long refused;
    private long measured;
    private boolean crowded;

    private record Measured(double value, long line, String cell) {}

    void take(long line, String cell, boolean complaint, @Nullable Object value) {
        filled++;
        refused += complaint ? 1 : 0;
        distinct.add(cell);
        count(cell.length() > LENGTH ? cell.substring(0, LENGTH) : cell);
        Double size = size(value);
        if (size != null) {
            measure(new Measured(size, line, cell));
        }
    }

    private void count(String cell) {
        if (counts.size() < KNOWN || counts.containsKey(cell)) {
            counts.merge(cell, 1L, Long::sum);
            return;
        }
        crowded = true;
        if (chance.nextInt(16) == 0) {
            // Values seen once say nothing about what is frequent: they make room now and then.
            counts.values().removeIf(count -> count == 1);
            counts.merge(cell, 1L, Long::sum);
        }
    }

    private void measure(Measured each) {
        if (measured < SAMPLE) {
            sample[(int) measured] = each.value();
        } else {
            long place = chance.nextLong(measured + 1);
            if (place < SAMPLE) {
                sample[(int) place] = each.value();
            }
        }
        measured++;
        keep(lowest, each, Comparator.comparingDouble(Measured::value));
        keep(highest, each, Comparator.comparingDouble(Measured::value).reversed());
    }

    private static void keep(List<Measured> some, Measured each, Comparator<Measured> order) {
        if (some.size() == EXTREMES && order.compare(each, some.getLast()) >= 0) {
            return;
        }
        some.add(each);
        some.sort(order);
        if (some.size() > EXTREMES) {
            some.removeLast();
        }
    }

    private static @Nullable Double size(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.doubleValue();
            case Long number -> number.doubleValue();
            case LocalDate day -> (double) day.toEpochDay();
            case Instant moment -> (double) moment.getEpochSecond();
            default -> null;
        };
    }

    Quality.OfColumn told(int column, FieldDefinition field) {
        boolean exact = !crowded;
        long different = exact ? counts.size() : Math.min(filled, distinct.estimate());
        List<Quality.Frequent> frequent =
                counts.entrySet().stream()
                        .filter(each -> each.getValue() > 1)
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(SHOWN)
                        .map(each -> new Quality.Frequent(each.getKey(), each.getValue()))
                        .toList();
        List<Quality.Extreme> far = new ArrayList<>();
        long outliers = outliers(far);
        return new Quality.OfColumn(
                column,
                field.name(),
                filled,
                field.isReference() ? null : filled - refused,
                different,
                exact,
                filled - different,
                outliers,
                frequent,
                far);
    }

    private long outliers(List<Quality.Extreme> far) {
        if (measured < LEAST) {
            return 0;
        }
        double[] sorted = Arrays.copyOf(sample, (int) Math.min(measured, SAMPLE));
        Arrays.sort(sorted);
        double low = sorted[sorted.length / 4];
        double high = sorted[sorted.length * 3 / 4];
        double least = low - FAR * (high - low);
        double most = high + FAR * (high - low);
        if (high == low) {
            return 0;
        }
        lowest.stream()
                .filter(each -> each.value() < least)
                .map(ColumnCensus::told)
                .forEach(far::add);
        highest.stream()
                .filter(each -> each.value() > most)
                .map(ColumnCensus::told)
                .forEach(far::add);
        long seen = Arrays.stream(sorted).filter(each -> each < least || each > most).count();
        return Math.max(far.size(), seen * measured / sorted.length);
    }

    private static Quality.Extreme told(Measured each) {
        String cell = each.cell();
        return new Quality.Extreme(
                each.line(), cell.length() > LENGTH ? cell.substring(0, LENGTH) : cell);
    }
}
