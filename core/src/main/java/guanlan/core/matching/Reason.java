package guanlan.core.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a pair was judged as it was, field by field; the words are made from code and parameters
 * where the language of the reader is known.
 *
 * @param likeness 0 to 1, in the way of the field's kind
 * @param weight how much it counts: the information of the values in nats, by how far it speaks for
 *     or against
 */
public record Reason(Code code, String field, double likeness, double weight) {

    /** What is said of the field. */
    public enum Code {
        /** Equal after both were brought into normal form. */
        SAME,
        /** Equal, and few others have this value. */
        SAME_AND_RARE,
        /** Nearly equal: a slip, another spelling, an abbreviation. */
        SIMILAR,
        /** Neither near nor far. */
        PARTLY,
        DIFFERENT,
        /** Known on one side only. */
        MISSING
    }

    private static final double RARE = 0.8;
    private static final double NEAR = 0.8;
    private static final double HALF = 0.45;

    /** The reasons of a pair, the weightiest first. */
    public static List<Reason> of(Preparation preparation, Entry left, Entry right) {
        Measures measures = new Measures(preparation);
        float[] measured = new float[Measures.SIZE];
        List<Reason> reasons = new ArrayList<>();
        for (int at = 0; at < preparation.fields().size(); at++) {
            Field field = preparation.fields().get(at);
            Value one = left.values()[at];
            Value two = right.values()[at];
            if (one != null && two != null) {
                measures.measure(one, two, measured, 0);
                double likeness = Measures.agreement(field.kind(), one, two, measured, 0);
                double information = (one.rarity() + two.rarity()) / 2;
                reasons.add(
                        new Reason(
                                code(likeness, information / preparation.scale()),
                                field.name(),
                                likeness,
                                information * Math.abs(2 * likeness - 1)));
            } else if (one != two) {
                reasons.add(new Reason(Code.MISSING, field.name(), 0, 0));
            }
        }
        reasons.sort(Comparator.comparingDouble(Reason::weight).reversed());
        return List.copyOf(reasons);
    }

    private static Code code(double likeness, double rarity) {
        if (likeness >= 1) {
            return rarity >= RARE ? Code.SAME_AND_RARE : Code.SAME;
        }
        return likeness >= NEAR ? Code.SIMILAR : likeness >= HALF ? Code.PARTLY : Code.DIFFERENT;
    }
}
