package guanlan.edge.api;

import guanlan.engine.changes.WayBack;
import guanlan.engine.records.Cause;
import guanlan.platform.problems.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes a batch, or all that has one cause, back. */
@RestController
@RequestMapping("/api/reversals")
final class ReversalsController {
    private final WayBack back;

    ReversalsController(WayBack back) {
        this.back = back;
    }

    /**
     * A batch by its number in a history, or a cause; with {@code plan} nothing is done, only told.
     */
    record Asked(@Nullable Long change, @Nullable CauseJson cause, boolean plan) {}

    record CauseJson(String kind, UUID id) {}

    record Taken(long removed, long reverted, List<Kept> kept, boolean plan) {}

    record Kept(String object, UUID id) {}

    @PostMapping
    Taken take(@RequestBody Asked asked) {
        var taken = taken(asked);
        var kept =
                taken.kept().entrySet().stream()
                        .map(record -> new Kept(record.getValue().value(), record.getKey()))
                        .toList();
        return new Taken(taken.removed(), taken.reverted(), kept, asked.plan());
    }

    private WayBack.Taken taken(Asked asked) {
        if (asked.change() != null && asked.cause() == null) {
            return back.back(asked.change(), asked.plan());
        }
        if (asked.cause() != null && asked.change() == null) {
            return back.back(cause(asked.cause()), asked.plan());
        }
        throw new Problem(ApiProblem.PARAMETER, Map.of("name", "change"));
    }

    private static Cause cause(CauseJson given) {
        return Arrays.stream(Cause.Kind.values())
                .filter(kind -> kind.key().equals(given.kind()))
                .findFirst()
                .map(kind -> Cause.of(kind, given.id()))
                .orElseThrow(() -> new Problem(ApiProblem.PARAMETER, Map.of("name", "kind")));
    }
}
