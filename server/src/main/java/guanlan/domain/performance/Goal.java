package guanlan.domain.performance;

import guanlan.domain.performance.Asked.Period;
import guanlan.engine.query.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody is to reach in a period; without person and team: the company. */
record Goal(
        UUID id,
        String name,
        Measure measure,
        @Nullable String model,
        BigDecimal target,
        Period period,
        @Nullable UUID person,
        @Nullable UUID team) {

    static Goal of(Row row) {
        return new Goal(
                row.id(),
                Objects.toString(row.value("name"), ""),
                Measure.of(Objects.toString(row.value("measure"), "")),
                (String) row.value("model"),
                (BigDecimal) Objects.requireNonNull(row.value("target")),
                new Period(
                        (LocalDate) Objects.requireNonNull(row.value("starts_on")),
                        (LocalDate) Objects.requireNonNull(row.value("ends_on"))),
                (UUID) row.value("person"),
                (UUID) row.value("team"));
    }
}
