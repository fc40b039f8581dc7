package guanlan.domain.scoring;

import java.util.Locale;

/** How a total is called: from so many points on. */
public enum Grade {
    A(70),
    B(45),
    C(20),
    D(0);

    private final int from;

    Grade(int from) {
        this.from = from;
    }

    /** The least points of it. */
    public int from() {
        return from;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Grade of(int total) {
        for (Grade grade : values()) {
            if (total >= grade.from) {
                return grade;
            }
        }
        return D;
    }
}
