package guanlan.engine.records;

import org.springframework.stereotype.Component;

/** The steps of a write, in their order: who is there, what must hold, what is done and logged. */
@Component
class Pipeline {
    private final Present present;
    private final Rules rules;
    private final Numbers numbers;
    private final Execution execution;

    Pipeline(Present present, Rules rules, Numbers numbers, Execution execution) {
        this.present = present;
        this.rules = rules;
        this.numbers = numbers;
        this.execution = execution;
    }

    void run(Writing writing, Batch.Operation operation) {
        present.byId(writing);
        if (operation instanceof Batch.Operation.Upsert(_, var key, var onMatch)) {
            present.byKey(writing, writing.definition().require(key), onMatch);
        }
        execution.identify(writing);
        rules.check(writing);
        numbers.assign(writing);
        execution.run(writing);
    }
}
