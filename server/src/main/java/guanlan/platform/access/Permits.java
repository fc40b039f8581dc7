package guanlan.platform.access;

/** Answers "may this user", the same on every path to a record. */
public interface Permits {

    /** What the caller may do with the records of an object, or in an area of that name. */
    Permit of(Caller caller, String object);

    /** The people and departments around the caller. */
    Standing standing(Caller caller);
}
