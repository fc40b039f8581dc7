package guanlan.domain.performance;

import guanlan.domain.performance.Performance.Line;
import guanlan.domain.performance.Performance.Told;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what the statements tell: the facts of the whole and of each group. */
final class Sheet {
    private static final List<Figure> SIZES =
            List.of(
                    Figure.WON_AMOUNT,
                    Figure.WON,
                    Figure.OPEN_AMOUNT,
                    Figure.ENTERED,
                    Figure.LEADS);

    private final Asked asked;
    private final Survey survey;
    private final Set<Basis> told = EnumSet.noneOf(Basis.class);
    private final Facts whole = new Facts();
    private final Map<String, Facts> groups = new HashMap<>();

    Sheet(Asked asked, Survey survey) {
        this.asked = asked;
        this.survey = survey;
        for (Basis basis : Basis.values()) {
            if (survey.answers(basis)) {
                told.add(basis);
                for (Map<String, @Nullable Object> row : survey.ask(basis)) {
                    note(basis, row);
                }
            }
        }
    }

    private void note(Basis basis, Map<String, @Nullable Object> row) {
        if (((Number) Objects.requireNonNull(row.get("whole"))).intValue() == 1) {
            whole.tell(row);
        } else if (survey.groups(basis)) {
            String key = Objects.toString(row.get("grp"), "");
            groups.computeIfAbsent(key, _ -> new Facts()).tell(row);
        }
    }

    Performance told(GroupTitles titles) {
        Comparator<Map.Entry<String, Facts>> order =
                asked.by() == Dimension.MONTH
                        ? Map.Entry.comparingByKey()
                        : bySize().thenComparing(Map.Entry.comparingByKey());
        List<Map.Entry<String, Facts>> rows =
                groups.entrySet().stream().sorted(order).limit(Performance.MOST_ROWS).toList();
        List<String> keys = rows.stream().map(Map.Entry::getKey).toList();
        Map<String, String> named = asked.by() == null ? Map.of() : titles.of(asked.by(), keys);
        return new Performance(
                figures(isOfSource()).map(this::figure).toList(),
                rows.stream()
                        .map(row -> line(row.getKey(), row.getValue(), named.get(row.getKey())))
                        .toList(),
                groups.size() > rows.size());
    }

    private static Comparator<Map.Entry<String, Facts>> bySize() {
        return (one, other) -> {
            for (Figure size : SIZES) {
                int found = size(size, other.getValue()).compareTo(size(size, one.getValue()));
                if (found != 0) {
                    return found;
                }
            }
            return 0;
        };
    }

    private static BigDecimal size(Figure figure, Facts facts) {
        return Objects.requireNonNullElse(figure.of(facts), BigDecimal.ZERO);
    }

    /** What was spent brought deals only of the sources it was spent on. */
    private Stream<Figure> figures(boolean ofSource) {
        return Stream.of(Figure.values())
                .filter(figure -> told.contains(figure.basis()))
                .filter(figure -> ofSource || figure != Figure.RETURN);
    }

    private boolean isOfSource() {
        return asked.only().containsKey(Dimension.SOURCE)
                || asked.only().containsKey(Dimension.CAMPAIGN);
    }

    private Told figure(Figure figure) {
        String narrower = figure.narrower(asked.period());
        String where = survey.criteria(figure.basis());
        return new Told(
                figure.word(),
                figure.unit(),
                figure.basis().word(),
                figure.of(whole),
                figure.records(whole),
                figure.basis().object(asked.deals()).value(),
                narrower.isEmpty() ? where : where + " && " + narrower);
    }

    private Line line(String key, Facts facts, @Nullable String title) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        Map<String, Long> records = new LinkedHashMap<>();
        boolean ofSource =
                isOfSource() || asked.by() == Dimension.SOURCE || asked.by() == Dimension.CAMPAIGN;
        figures(ofSource)
                .filter(figure -> survey.groups(figure.basis()))
                .forEach(
                        figure -> {
                            records.put(figure.word(), figure.records(facts));
                            BigDecimal value = figure.of(facts);
                            if (value != null) {
                                values.put(figure.word(), value);
                            }
                        });
        return new Line(key.isEmpty() ? null : key, title, values, records, where(key));
    }

    private Map<String, String> where(String key) {
        Map<Basis, String> where = new EnumMap<>(Basis.class);
        for (Basis basis : told) {
            if (survey.groups(basis)) {
                where.put(basis, where(basis, key));
            }
        }
        Map<String, String> worded = new LinkedHashMap<>();
        where.forEach((basis, criteria) -> worded.put(basis.word(), criteria));
        return worded;
    }

    private String where(Basis basis, String key) {
        Dimension by = Objects.requireNonNull(asked.by());
        return by == Dimension.MONTH
                ? basis.within(asked.period().in(YearMonth.from(LocalDate.parse(key))))
                : survey.equal(basis, by, key);
    }
}
