package guanlan.engine.exchange;

/** Counts over all bytes of a file what tells one encoding from another; one pass, no memory. */
final class ByteCensus {
    private final DoubleByte gb = new DoubleByte.Gb();
    private final DoubleByte big5 = new DoubleByte.Big5();
    private long total;
    private long zeros;
    private long controls;
    private long high;
    private long multibyte;
    private long malformed;
    private int awaited;
    private int lowest;
    private int highest;
    private int even;
    private final long[] wide = new long[2];
    private final long[] narrow = new long[2];

    void take(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            int value = bytes[at] & 0xff;
            if ((total++ & 1) == 0) {
                even = value;
            } else {
                unit(even, value);
            }
            if (value < 0x20) {
                control(value);
            }
            if (value >= 0x80 || awaited > 0) {
                unicode(value);
                high += value >> 7;
            }
            gb.take(value);
            big5.take(value);
        }
    }

    private void control(int value) {
        if (value == 0) {
            zeros++;
        } else if (value < 9 || value > 13) {
            controls++;
        }
    }

    /** One 16-bit unit read both ways round: would it be a character people write? */
    private void unit(int first, int second) {
        if (written(first, second)) {
            wide[0]++;
        }
        if (written(second, first)) {
            wide[1]++;
        }
        if (second == 0 && first != 0) {
            narrow[0]++;
        }
        if (first == 0 && second != 0) {
            narrow[1]++;
        }
    }

    private static boolean written(int low, int high) {
        if (high == 0) {
            return low >= 0x20 && low < 0x7f || low >= 9 && low <= 13 || low >= 0xa0;
        }
        return high <= 0x06
                || high == 0x20
                || high == 0x30
                || high == 0xff
                || high >= 0x4e && high <= 0x9f
                || high >= 0xac && high <= 0xd7;
    }

    /**
     * UTF-8 by its table: how many more bytes follow a lead, and within which bounds the next is.
     */
    private void unicode(int value) {
        if (awaited > 0) {
            if (value >= lowest && value <= highest) {
                if (--awaited == 0) {
                    multibyte++;
                }
                expect(awaited, 0x80, 0xbf);
                return;
            }
            malformed++;
            awaited = 0;
            if (value < 0x80) {
                return;
            }
        }
        switch (value) {
            case 0xe0 -> expect(2, 0xa0, 0xbf);
            case 0xed -> expect(2, 0x80, 0x9f);
            case 0xf0 -> expect(3, 0x90, 0xbf);
            case 0xf4 -> expect(3, 0x80, 0x8f);
            default -> lead(value);
        }
    }

    private void lead(int value) {
        if (value >= 0xc2 && value <= 0xdf) {
            expect(1, 0x80, 0xbf);
        } else if (value >= 0xe1 && value <= 0xef) {
            expect(2, 0x80, 0xbf);
        } else if (value >= 0xf1 && value <= 0xf3) {
            expect(3, 0x80, 0xbf);
        } else {
            malformed++;
        }
    }

    private void expect(int more, int from, int to) {
        awaited = more;
        lowest = from;
        highest = to;
    }

    boolean ascii() {
        return high == 0;
    }

    /**
     * Nearly no byte breaks UTF-8: a few damaged rows do not make a file Chinese of another kind.
     */
    boolean utf8() {
        return malformed == 0 || malformed * 50 < multibyte;
    }

    boolean utf16LittleEndian() {
        return isWide(0);
    }

    boolean utf16BigEndian() {
        return isWide(1);
    }

    /** Nearly every unit is writing, and some are separators or digits: half of those is zero. */
    private boolean isWide(int order) {
        long units = total / 2;
        return wide[order] > 0.9 * units
                && narrow[order] > 0.01 * units
                && narrow[order] >= narrow[1 - order];
    }

    /** Bytes no text has: many zeros or control characters. */
    boolean binary() {
        return zeros * 1000 > total + 4000 || controls * 100 > total + 400;
    }

    double gb() {
        return gb.score();
    }

    double big5() {
        return big5.score();
    }
}
