package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.access.Caller;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallerTravelsTest {
    private final CallerTravels decorator = new CallerTravels();

    @Test
    void actsOnAnotherThreadForTheSameCaller() {
        Caller caller = Caller.system("main");
        var seen = new CompletableFuture<Caller>();
        Runnable task =
                caller.call(() -> decorator.decorate(() -> seen.complete(Caller.current())));
        Thread.startVirtualThread(task);
        assertThat(seen.join()).isSameAs(caller);
    }

    @Test
    void leavesTheWorkOfNobodyAlone() {
        Runnable task = () -> assertThat(Caller.CURRENT.isBound()).isFalse();
        assertThat(decorator.decorate(task)).isSameAs(task);
    }
}
