package guanlan.domain.projects;

import guanlan.platform.problems.Code;

/** What goes wrong with the plan of a project. */
public enum ProjectProblem implements Code {
    /** Parameter {@code way}: from the milestone back to itself. */
    LOOP("projects.loop", 422),
    /** Parameter {@code names}: milestones of another project. */
    OTHER_PROJECT("projects.other_project", 422),
    /** Parameter {@code names}: those that come after it in the project that it would leave. */
    FOLLOWED("projects.followed", 422),
    /** Parameter {@code label}. */
    KEPT("projects.kept", 422);

    private final String key;
    private final int status;

    ProjectProblem(String key, int status) {
        this.key = key;
        this.status = status;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int status() {
        return status;
    }
}
