package guanlan.app;

import guanlan.platform.database.StartRefused;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/** Finds the operator's sentence in whatever broke the start. */
final class Refusals {
    private Refusals() {}

    /** Spring wraps what a bean threw, so the sentence stands somewhere in the chain of causes. */
    static StartRefused of(RuntimeException thrown, Settings settings) {
        return Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
                .flatMap(
                        e ->
                                switch (e) {
                                    case StartRefused refused -> Stream.of(refused);
                                    case PortInUseException used -> Stream.of(port(settings, used));
                                    default -> Stream.empty();
                                })
                .findFirst()
                .orElseGet(() -> unexpected(thrown, settings));
    }

    static StartRefused port(Settings settings, Exception cause) {
        return new StartRefused(
                "Port %d of %s cannot be used (%s): stop the program that has it, or set GUANLAN_PORT to another."
                        .formatted(settings.port(), settings.address(), cause.getMessage()),
                cause);
    }

    private static StartRefused unexpected(RuntimeException thrown, Settings settings) {
        return new StartRefused(
                "Guanlan could not start, through a fault of its own: %s; %s says more."
                        .formatted(thrown.getMessage(), settings.home().resolve(Contexts.LOG)),
                thrown);
    }
}
