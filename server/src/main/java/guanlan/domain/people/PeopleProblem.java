package guanlan.domain.people;

import guanlan.platform.problems.Code;

/** What goes wrong with people and departments. */
public enum PeopleProblem implements Code {
    /** Parameter {@code way}: the names around the loop. */
    DEPARTMENT_LOOP("people.department_loop", 422),
    /** Parameter {@code way}. */
    MANAGER_LOOP("people.manager_loop", 422),
    /** His door is open; to shut it ends his sessions, too. */
    DOOR_OPEN("people.door_open", 409),
    SELF("people.self", 409),
    ABSENCE_OF_ANOTHER("people.absence_of_another", 403),
    HANDOVER_ABSENT("people.handover_absent", 404),
    HANDOVER_REFUSED("people.handover_refused", 422),
    HANDOVER_EMPTY("people.handover_empty", 422),
    /** Parameters {@code object}, {@code field}. */
    NOT_HELD("people.not_held", 422),
    NO_SUCCESSOR("people.no_successor", 422),
    /** Parameter {@code name}. */
    SUCCESSOR_INACTIVE("people.successor_inactive", 422),
    SUCCESSOR_SAME("people.successor_same", 422);

    private final String key;
    private final int status;

    PeopleProblem(String key, int status) {
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
