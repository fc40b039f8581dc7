package guanlan.edge.api;

import guanlan.core.money.Currencies;
import guanlan.core.money.Money;
import guanlan.engine.records.CompanyCurrency;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The currency that the company counts in, and those there are. */
@RestController
@RequestMapping("/api/money")
final class MoneyController {
    private static final String DEFINITIONS = "definition";

    private final CompanyCurrency base;
    private final Permits permits;

    MoneyController(CompanyCurrency base, Permits permits) {
        this.base = base;
        this.permits = permits;
    }

    /** A currency by its code, with its name in the caller's language. */
    record Known(String code, String name, int digits) {}

    record Answer(String base, List<Known> currencies) {}

    record Choice(@NotBlank String base) {}

    @GetMapping
    Answer money() {
        var locale = Caller.current().locale();
        return new Answer(
                base.current().getCurrencyCode(),
                Currencies.all().stream()
                        .map(
                                each ->
                                        new Known(
                                                each.getCurrencyCode(),
                                                each.getDisplayName(locale),
                                                Money.digits(each)))
                        .toList());
    }

    /** Only before the first rate or amount; for those who define objects. */
    @PutMapping
    Answer choose(@Valid @RequestBody Choice choice) {
        if (!permits.of(Caller.current(), DEFINITIONS).allows(Right.CONFIGURE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", DEFINITIONS));
        }
        base.choose(choice.base());
        return money();
    }
}
