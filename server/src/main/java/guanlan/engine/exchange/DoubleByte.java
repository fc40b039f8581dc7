package guanlan.engine.exchange;

/**
 * Counts how well bytes fit one of the two-byte Chinese encodings: pairs that exist, pairs of the
 * level of everyday characters, and bytes that cannot be.
 */
abstract sealed class DoubleByte {
    private int lead;
    long pairs;
    long common;
    long broken;

    final void take(int next) {
        if (lead == 0) {
            if (next >= 0x80) {
                if (leads(next)) {
                    lead = next;
                } else {
                    broken++;
                }
            }
            return;
        }
        pair(lead, next);
        lead = 0;
    }

    /** The share of everyday characters among all beyond ASCII; broken bytes weigh double. */
    final double score() {
        long all = pairs + 2 * broken;
        return all == 0 ? 0 : (double) common / all;
    }

    private void pair(int first, int second) {
        if (trails(second)) {
            pairs++;
            if (everyday(first, second)) {
                common++;
            }
        } else {
            broken++;
        }
    }

    abstract boolean leads(int value);

    abstract boolean trails(int value);

    abstract boolean everyday(int first, int second);

    /** GB18030 and its subsets; a four-byte character counts as two rare pairs. */
    static final class Gb extends DoubleByte {
        @Override
        boolean leads(int value) {
            return value >= 0x81 && value <= 0xfe;
        }

        @Override
        boolean trails(int value) {
            return value >= 0x30 && value <= 0x39
                    || value >= 0x40 && value <= 0xfe && value != 0x7f;
        }

        @Override
        boolean everyday(int first, int second) {
            return second >= 0xa1
                    && (first >= 0xb0 && first <= 0xd7 || first <= 0xa3 && first >= 0xa1);
        }
    }

    static final class Big5 extends DoubleByte {
        @Override
        boolean leads(int value) {
            return value >= 0xa1 && value <= 0xf9;
        }

        @Override
        boolean trails(int value) {
            return value >= 0x40 && value <= 0x7e || value >= 0xa1 && value <= 0xfe;
        }

        @Override
        boolean everyday(int first, int second) {
            return first >= 0xa1 && first <= 0xc6;
        }
    }
}
