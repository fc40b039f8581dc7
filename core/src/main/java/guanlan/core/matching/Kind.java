package guanlan.core.matching;

/** What a column holds, which decides how two of its values are compared. */
public enum Kind {
    COMPANY,
    PERSON,
    PHONE,
    MAIL,
    URL,
    DATE,
    NUMBER,
    /** An identifier: a credit code, a model number. */
    CODE,
    ADDRESS,
    /** One of few words: a state, a type. */
    CATEGORY,
    /** A title or any other short text. */
    TEXT,
    /** Long text, of which only the words count. */
    PROSE
}
