package guanlan.domain.activities;

import guanlan.engine.schema.ObjectName;
import java.util.List;

/** The standard objects of this module, and the fields that they have in common. */
public final class Activities {
    public static final ObjectName TASK = new ObjectName("task");
    public static final ObjectName NOTE = new ObjectName("note");
    public static final ObjectName COMMENT = new ObjectName("comment");
    public static final ObjectName CALL = new ObjectName("call");
    public static final ObjectName MEETING = new ObjectName("meeting");
    public static final List<ObjectName> ALL = List.of(TASK, NOTE, COMMENT, CALL, MEETING);

    public static final String OPEN = "open";
    public static final String DONE = "done";

    static final String NAME = "name";
    static final String ABOUT = "about";
    static final String BODY = "body";
    static final String AT = "at";
    static final String PINNED = "pinned";
    static final String MENTIONS = "mentions";
    static final String STATE = "state";
    static final String ASSIGNEE = "assignee";
    static final String PRIORITY = "priority";
    static final String DUE = "due";
    static final String DONE_AT = "done_at";

    private Activities() {}
}
