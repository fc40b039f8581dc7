package guanlan.engine.granting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What the product says beside what the model says; counted, so that none is lost unnoticed. */
public final class Comparisons {
    private static final LongAdder COUNT = new LongAdder();

    private Comparisons() {}

    public static void same(String what, @Nullable Object found, @Nullable Object expected) {
        COUNT.increment();
        assertThat(found).as(what).isEqualTo(expected);
    }

    public static long count() {
        return COUNT.sum();
    }
}
