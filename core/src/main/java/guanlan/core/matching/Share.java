package guanlan.core.matching;

/**
 * A share that was counted, with the interval in which the true one lies with 95 % (Wilson 1927):
 * honest with few counts, where plus-minus is not.
 */
public record Share(int hits, int of) {
    private static final double Z = 1.959964;

    /** Hits by all; 0 of none. */
    public double value() {
        return of == 0 ? 0 : (double) hits / of;
    }

    public double low() {
        return of == 0 ? 0 : Math.max(0, centre() - spread());
    }

    public double high() {
        return of == 0 ? 1 : Math.min(1, centre() + spread());
    }

    private double centre() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double spread() {
        double p = value();
        return Z / (1 + Z * Z / of) * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
    }
}
