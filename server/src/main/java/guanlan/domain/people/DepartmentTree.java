package guanlan.domain.people;

import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.schema.ObjectName;
import org.springframework.stereotype.Component;

/** No department is part of itself, on however long a way. */
@Component
class DepartmentTree implements Behaviour {
    private final OneAtATime turns;

    DepartmentTree(OneAtATime turns) {
        this.turns = turns;
    }

    @Override
    public ObjectName object() {
        return ObjectName.DEPARTMENT;
    }

    @Override
    public void begin() {
        turns.hold("departments");
    }

    @Override
    public void plan(Planned batch) {
        Lines.refuseLoops(batch, "parent", PeopleProblem.DEPARTMENT_LOOP);
    }
}
