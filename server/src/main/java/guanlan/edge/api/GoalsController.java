package guanlan.edge.api;

import guanlan.domain.performance.GoalProgress;
import guanlan.domain.performance.Goals;
import guanlan.platform.access.Caller;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goals beside what was reached of them. */
@RestController
@RequestMapping("/api/goals")
final class GoalsController {
    private final Goals goals;
    private final InstantSource clock;

    GoalsController(Goals goals, InstantSource clock) {
        this.goals = goals;
        this.clock = clock;
    }

    record Held(List<GoalProgress> items) {}

    /** Those that hold on the day; without one: today. */
    @GetMapping
    Held goals(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate on) {
        LocalDate day =
                on == null ? LocalDate.ofInstant(clock.instant(), Caller.current().zone()) : on;
        return new Held(goals.on(day));
    }
}
