package guanlan.core.text;

import java.util.List;

/**
 * What can be seen of an address before anything is decided: around each token, and of each run of
 * tokens as a whole. A clue is a hash; which parts it speaks for is learned.
 */
final class AddressClues {
    /** The most tokens that one part has. */
    static final int LONGEST = 16;

    private static final String MARKERS = "省市区县旗州盟镇乡村社街道路巷弄里组号幢栋楼座单元层室厦园城苑村店厂司院校站口队";
    private static final int REACH = 8;
    private static final int FIRST_OF_RUNS = 31;
    private static final int LEXICON = 10;

    private final String[] tokens;
    private final String[] shapes;
    private final int[] place;
    private final String whole;

    AddressClues(List<String> given) {
        int size = given.size();
        this.tokens = new String[size];
        this.shapes = new String[size];
        this.place = new int[size];
        StringBuilder text = new StringBuilder();
        int[] from = new int[size + 1];
        for (int at = 0; at < size; at++) {
            String plain = Plain.of(given.get(at));
            tokens[at] = plain.isEmpty() ? given.get(at) : plain;
            shapes[at] = shape(tokens[at]);
            text.append(tokens[at]);
            from[at + 1] = text.length();
        }
        this.whole = text.toString();
        divisions(from);
    }

    int size() {
        return tokens.length;
    }

    private static String shape(String token) {
        char first = token.charAt(0);
        if (Character.isDigit(first)) {
            return "0000".substring(0, Math.min(4, token.length()));
        }
        boolean latin = first < 0x2E80 && Character.isLetter(first);
        return latin ? token.length() == 1 ? "A" : "AA" : token;
    }

    /** Marks each token that a division covers: its level, and whether it begins there. */
    private void divisions(int[] from) {
        int at = 0;
        while (at < tokens.length) {
            int length = Divisions.longestAt(whole, from[at]);
            int to = at;
            while (to < tokens.length && from[to] < from[at] + length) {
                to++;
            }
            if (length > 0 && from[to] == from[at] + length) {
                int level = level(whole.substring(from[at], from[to]));
                for (int inside = at; inside < to; inside++) {
                    place[inside] = 1 + 3 * level + (inside == at ? 0 : inside == to - 1 ? 2 : 1);
                }
                at = to;
            } else {
                at++;
            }
        }
    }

    private static int level(String name) {
        List<Division> named = Divisions.named(name);
        boolean full = named.stream().anyMatch(each -> Plain.of(each.name()).equals(name));
        return named.getFirst().level() + (full ? 0 : 3);
    }

    private String token(int at) {
        return at < 0 ? "^" : at >= tokens.length ? "$" : tokens[at];
    }

    private String shape(int at) {
        return at < 0 ? "^" : at >= tokens.length ? "$" : shapes[at];
    }

    private int place(int at) {
        return at < 0 || at >= place.length ? 99 : place[at];
    }

    /** The clues around one token. */
    int[] around(int at) {
        String zero = shape(at);
        String one = shape(at + 1);
        String two = shape(at + 2);
        String before = shape(at - 1);
        String further = shape(at - 2);
        return new int[] {
            clue(1, ""),
            clue(2, zero),
            clue(3, before),
            clue(4, one),
            clue(5, further),
            clue(6, two),
            clue(7, before, zero),
            clue(8, zero, one),
            clue(9, further, before),
            clue(10, one, two),
            clue(11, before, zero, one),
            clue(12, further, before, zero),
            clue(13, zero, one, two),
            clue(14, token(at)),
            clue(15, String.valueOf(place(at))),
            clue(16, String.valueOf(100 * place(at - 1) + place(at))),
            clue(17, String.valueOf(100 * place(at) + place(at + 1))),
            clue(18, String.valueOf(Math.min(at, 3))),
            clue(19, marker(at, 1)),
            clue(20, marker(at, -1)),
            clue(21, marker(at, -1), marker(at, 1)),
            clue(22, further, before, zero, one),
            clue(23, before, zero, one, two)
        };
    }

    /** The nearest word of a class in one direction, and how far it is. */
    private String marker(int at, int step) {
        for (int far = step > 0 ? 0 : 1; far < REACH; far++) {
            String near = token(at + step * far);
            if (near.length() == 1 && MARKERS.contains(near)) {
                return near + Math.min(far, 4);
            }
        }
        return "-";
    }

    /** The clues of a run of tokens. */
    int[] run(int from, int length) {
        int to = from + length - 1;
        StringBuilder text = new StringBuilder();
        StringBuilder sketch = new StringBuilder();
        for (int at = from; at <= to; at++) {
            text.append(tokens[at]);
            String shape = shapes[at];
            boolean han = Plain.isHan(shape.charAt(0));
            String drawn = han && at < to ? "h" : shape;
            if (!(drawn.equals("h") && sketch.toString().endsWith("h"))) {
                sketch.append(drawn);
            }
        }
        String all = length <= LEXICON ? text.toString() : "…";
        String figures = length <= LEXICON ? figures(from, to) : "…";
        String last = shape(to);
        String drawn = sketch.toString();
        return new int[] {
            clue(31, all),
            clue(32, figures),
            clue(33, last),
            clue(34, shape(to - 1), last),
            clue(35, shape(from), last),
            clue(36, String.valueOf(length)),
            clue(37, drawn),
            clue(38, drawn, shape(to + 1)),
            clue(39, shape(from - 1), drawn),
            clue(40, last, String.valueOf(Math.min(length, 8))),
            clue(41, last, shape(to + 1)),
            clue(42, shape(from - 1), last),
            clue(43, division(text.toString())),
            clue(44, division(text.toString()), last),
            clue(45, shape(to - 2), shape(to - 1), last),
            clue(46, from == 0 ? "^" : "", last, to == tokens.length - 1 ? "$" : "")
        };
    }

    private String figures(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int at = from; at <= to; at++) {
            text.append(Character.isDigit(tokens[at].charAt(0)) ? "0" : tokens[at]);
        }
        return text.toString();
    }

    private static String division(String text) {
        return Divisions.named(text).isEmpty() ? "-" : String.valueOf(level(text));
    }

    /** FNV-1a over the parts, mixed into 28 bits; odd for runs, even for tokens. */
    private static int clue(int sort, String... parts) {
        int hash = (0x811C9DC5 ^ sort) * 0x01000193;
        for (String part : parts) {
            for (int at = 0; at < part.length(); at++) {
                hash = (hash ^ part.charAt(at)) * 0x01000193;
            }
            hash = (hash ^ 0x1F) * 0x01000193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >>> 12;
        return hash & 0x0FFF_FFFE | (sort < FIRST_OF_RUNS ? 0 : 1);
    }
}
