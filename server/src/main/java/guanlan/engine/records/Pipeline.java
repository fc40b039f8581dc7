package guanlan.engine.records;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The steps of a write, in their order: who is there, what must hold, what is done and logged. */
@Component
class Pipeline {
    private final Present present;
    private final Settling settling;
    private final Entitlement entitlement;
    private final Belonging belonging;
    private final Rules rules;
    private final Numbers numbers;
    private final Validation validation;
    private final Dependents dependents;
    private final Execution execution;
    private final DSLContext dsl;
    private final Prospect prospect;
    private final List<Behaviour> behaviours;

    Pipeline(
            Present present,
            Settling settling,
            Entitlement entitlement,
            Belonging belonging,
            Rules rules,
            Numbers numbers,
            Validation validation,
            Dependents dependents,
            Execution execution,
            DSLContext dsl,
            Prospect prospect,
            ObjectProvider<Behaviour> behaviours) {
        this.present = present;
        this.settling = settling;
        this.entitlement = entitlement;
        this.belonging = belonging;
        this.rules = rules;
        this.numbers = numbers;
        this.validation = validation;
        this.dependents = dependents;
        this.execution = execution;
        this.dsl = dsl;
        this.prospect = prospect;
        this.behaviours = behaviours.orderedStream().toList();
    }

    void run(Writing writing, Batch.Operation operation) {
        behaviours(writing).forEach(Behaviour::begin);
        if (operation instanceof Batch.Operation.Correct) {
            correct(writing);
        } else {
            write(writing, operation);
        }
        behaviours(writing).forEach(Behaviour::written);
    }

    private void correct(Writing writing) {
        present.anywhere(writing);
        rules.unique(writing);
        execution.run(writing);
    }

    private void write(Writing writing, Batch.Operation operation) {
        present.byId(writing);
        if (operation instanceof Batch.Operation.Upsert(_, var key, var onMatch)) {
            present.byKey(writing, writing.definition().require(key), onMatch);
        }
        entitlement.check(writing);
        execution.identify(writing);
        belonging.fill(writing);
        settling.settle(writing);
        rules.check(writing);
        var planned = new Planned(writing, dsl, prospect);
        behaviours(writing).forEach(behaviour -> behaviour.plan(planned));
        behaviours(writing).forEach(behaviour -> behaviour.conclude(planned));
        numbers.assign(writing);
        validation.check(writing);
        settling.keep(writing);
        List<Writing> following = dependents.of(writing);
        List<Writing> returning = dependents.returning(writing);
        execution.run(writing);
        entitlement.note(writing);
        following.forEach(this::follow);
        returning.forEach(this::comeBack);
    }

    /** What a deletion takes with it; its rules were asked when it was found. */
    private void follow(Writing writing) {
        present.byId(writing);
        execution.run(writing);
    }

    /** What cannot come back, because another took its place, stays in the bin. */
    private void comeBack(Writing writing) {
        present.byId(writing);
        rules.check(writing);
        execution.run(writing);
    }

    private List<Behaviour> behaviours(Writing writing) {
        return behaviours.stream()
                .filter(each -> each.object().equals(writing.definition().name()))
                .toList();
    }
}
