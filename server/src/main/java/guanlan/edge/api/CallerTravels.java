package guanlan.edge.api;

import guanlan.platform.access.Caller;
import guanlan.platform.audit.Whence;
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
        if (!Whence.CURRENT.isBound()) {
            return () -> caller.run(task);
        }
        Whence whence = Whence.CURRENT.get();
        return () -> ScopedValue.where(Whence.CURRENT, whence).run(() -> caller.run(task));
    }
}
