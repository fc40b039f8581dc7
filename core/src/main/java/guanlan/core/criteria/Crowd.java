package guanlan.core.criteria;

import java.util.Arrays;
import java.util.Optional;

/** People or departments around the asker, in which a reference may be looked for. */
public enum Crowd {
    /** The departments he belongs to. */
    MY_DEPARTMENTS("myDepartments", "department"),
    /** The departments he belongs to and all below them. */
    MY_DEPARTMENT_TREE("myDepartmentTree", "department"),
    /** The people he leads, and all whom they lead; not himself. */
    MY_SUBORDINATES("mySubordinates", FieldKind.USER);

    private final String cel;
    private final FieldKind.Reference kind;

    Crowd(String cel, String to) {
        this.cel = cel;
        this.kind = new FieldKind.Reference(to);
    }

    /** The function in CEL. */
    public String cel() {
        return cel;
    }

    /** What its members are. */
    public FieldKind.Reference kind() {
        return kind;
    }

    static Optional<Crowd> of(Builtin function) {
        return Arrays.stream(values()).filter(each -> each.cel.equals(function.cel())).findFirst();
    }
}
