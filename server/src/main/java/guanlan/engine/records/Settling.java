package guanlan.engine.records;

import org.springframework.stereotype.Component;

/** Values that are not complete as they are read get the rest from what the company keeps. */
@Component
class Settling {
    private final Attaching files;
    private final Pricing amounts;

    Settling(Attaching files, Pricing amounts) {
        this.files = files;
        this.amounts = amounts;
    }

    /** Before the rules are asked. */
    void settle(Writing writing) {
        files.settle(writing);
        amounts.settle(writing);
    }

    /** What is sound by now will stand in the table. */
    void keep(Writing writing) {
        files.take(writing);
    }
}
