package guanlan.domain.projects;

import guanlan.engine.schema.ObjectName;

/** A step of a project, and the fields by which one follows others. */
final class Milestone {
    static final ObjectName OBJECT = new ObjectName("milestone");
    static final String PROJECT = "project";
    static final String AFTER = "after";

    /** The latest day of those that it comes after. */
    static final String READY_ON = "ready_on";

    /** Since when one of those ends later than it is due itself. */
    static final String CLASHES_AT = "clashes_at";

    private Milestone() {}
}
