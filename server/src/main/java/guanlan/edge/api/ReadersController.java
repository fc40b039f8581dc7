package guanlan.edge.api;

import guanlan.engine.changes.DeadLetter;
import guanlan.engine.changes.Position;
import guanlan.engine.changes.Readers;
import guanlan.platform.audit.Kind;
import guanlan.platform.audit.Noted;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What follows the change log, for administrators: its health, its dead letters, once more. */
@RestController
@Noted(Kind.ADMINISTRATION)
@RequestMapping("/api/readers")
final class ReadersController {
    private static final int MOST = 1_000;

    private final Readers readers;

    ReadersController(Readers readers) {
        this.readers = readers;
    }

    record Listed(List<Reader> items) {}

    record Reader(
            String name,
            boolean strict,
            String position,
            @Nullable Instant movedAt,
            Lag lag,
            int deadLetters,
            @Nullable Failure failure) {}

    record Lag(long rows, boolean rowsAreExact, double seconds) {}

    record Failure(String text, int attempts, Instant since) {}

    record Letters(List<Letter> items, @Nullable String next) {}

    record Letter(
            String position,
            String object,
            UUID record,
            String operation,
            Instant at,
            @Nullable UUID actor,
            String failure,
            int attempts,
            Instant buriedAt) {}

    /** Exactly one is given: a moment, or a position ("start" is one, too). */
    record From(@Nullable Instant time, @Nullable String position) {}

    @GetMapping
    Listed list() {
        return new Listed(readers.all().stream().map(ReadersController::reader).toList());
    }

    @GetMapping("/{name}")
    Reader one(@PathVariable String name) {
        return reader(readers.require(name));
    }

    @PostMapping("/{name}/replay")
    Reader replay(@PathVariable String name, @RequestBody From from) {
        readers.require(name);
        return reader(readers.replay(name, position(from)));
    }

    @GetMapping("/{name}/dead-letters")
    Letters letters(
            @PathVariable String name,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        Position from = after == null ? Position.START : position("after", after);
        int most = Math.clamp(limit, 1, MOST);
        List<Letter> items =
                readers.letters(name, from, most).stream().map(ReadersController::letter).toList();
        return new Letters(items, items.size() < most ? null : items.getLast().position());
    }

    @PostMapping("/{name}/dead-letters/replay")
    Readers.Replayed replayAll(@PathVariable String name) {
        return readers.replayLetters(name);
    }

    @PostMapping("/{name}/dead-letters/{position}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replayOne(@PathVariable String name, @PathVariable String position) {
        readers.require(name);
        readers.replayLetter(name, position("position", position));
    }

    @DeleteMapping("/{name}/dead-letters")
    Map<String, Integer> discardAll(@PathVariable String name) {
        return Map.of("discarded", readers.discardLetters(name));
    }

    @DeleteMapping("/{name}/dead-letters/{position}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardOne(@PathVariable String name, @PathVariable String position) {
        readers.require(name);
        readers.discardLetter(name, position("position", position));
    }

    private Position position(From from) {
        if (from.position() != null && from.time() == null) {
            return from.position().equals("start")
                    ? Position.START
                    : position("position", from.position());
        }
        if (from.time() != null && from.position() == null) {
            return readers.since(from.time());
        }
        throw new Problem(ApiProblem.PARAMETER, Map.of("name", "time"));
    }

    private static Position position(String name, String text) {
        return Position.parse(text)
                .orElseThrow(() -> new Problem(ApiProblem.PARAMETER, Map.of("name", name)));
    }

    private static Reader reader(Readers.State state) {
        var lag = state.lag();
        Instant since = state.failingSince();
        String failure = state.failure();
        return new Reader(
                state.name(),
                state.strict(),
                state.position().text(),
                state.movedAt(),
                new Lag(lag.rows(), lag.exact(), lag.time().toMillis() / 1000.0),
                state.deadLetters(),
                failure == null || since == null
                        ? null
                        : new Failure(failure, state.failures(), since));
    }

    private static Letter letter(DeadLetter letter) {
        var change = letter.change();
        return new Letter(
                change.position().text(),
                change.object().value(),
                change.record(),
                change.operation().key(),
                change.at(),
                change.actor(),
                letter.failure(),
                letter.attempts(),
                letter.buriedAt());
    }
}
