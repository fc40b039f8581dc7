package guanlan.engine.query;

import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.UUID;

/**
 * Something that lists may be asked though no field says it, such as whether a record may be
 * double: a module answers, as far as whoever asks may know. It is asked in the database only, so
 * rules and gates, which look at one record in memory, do not know it.
 */
public interface Question {

    /** Its name in criteria; a field of that name goes before it. */
    String word();

    /** Whether it has an answer for the records of an object. */
    boolean isAsked(ObjectName object);

    /** Of which records it is true. */
    Answer of(ObjectName object);

    /** See {@link #of}. */
    sealed interface Answer {

        /** Of these, which the module knows the caller may be told. */
        record Records(List<UUID> records) implements Answer {
            public Records {
                records = List.copyOf(records);
            }
        }

        /**
         * Of both sides of the pairs that a table of the company keeps, {@code one} and {@code
         * two}, with their {@code object} and their {@code state}; as long as the caller sees the
         * other side as well.
         */
        record Pairs(String table, String state) implements Answer {}
    }
}
