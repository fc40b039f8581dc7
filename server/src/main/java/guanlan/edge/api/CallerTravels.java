package guanlan.edge.api;

import guanlan.platform.access.Caller;
import org.springframework.core.task.TaskDecorator;
import org.springframework.stereotype.Component;

/** Takes the caller along to the thread on which an asynchronous answer is written. */
@Component
final class CallerTravels implements TaskDecorator {

    @Override
    public Runnable decorate(Runnable task) {
        if (!Caller.CURRENT.isBound()) {
            return task;
        }
        Caller caller = Caller.current();
        return () -> caller.run(task);
    }
}
