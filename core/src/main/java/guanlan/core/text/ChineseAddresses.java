package guanlan.core.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Chinese addresses into levels. Divisions are matched longest first against the table of
 * GB/T 2260, each below the one before; a name that several places share (朝阳区) counts only where
 * what stands before decides between them.
 */
public final class ChineseAddresses {
    private static final Pattern TOWN =
            Pattern.compile(
                    "^([\\p{IsHan}\\d]{1,12}?(?:街道办事处|街道|镇|乡|苏木|开发区|高新区|工业园区|工业园|产业园区|科技园区|保税区|新区))(?!路|街|大道)");
    private static final Pattern ROAD =
            Pattern.compile(
                    "^([\\p{IsHan}\\da-z]{1,14}?(?:大道|大街|公路|胡同|路|街|巷|弄|里|道(?!口))(?:[东西南北中]?[一二三四五六七八九十\\d]*(?:段|支路|支弄|弄|巷|横街))?)");
    private static final Pattern NUMBER =
            Pattern.compile("^([甲乙丙丁]?[\\d一二三四五六七八九十百零〇]+(?:[-—~]\\d+)*(?:号院|号楼|号|弄)?(?:附\\d+号)?)");
    private static final Pattern WAY = Pattern.compile("[东西南北中]?[一二三四]?(路|街|大道|大街|巷|弄|湾)");
    private static final Pattern NOISE = Pattern.compile("[\\s,，;；、_|/]+|^(中国|中华人民共和国)");

    private ChineseAddresses() {}

    /** Reads any text; what is not understood stays in the detail. */
    public static ChineseAddress read(String text) {
        Reading reading = new Reading(NOISE.matcher(Plain.of(text)).replaceAll(""));
        reading.divisions();
        String town = reading.take(TOWN);
        String road = reading.take(ROAD);
        String number = road.isEmpty() ? "" : reading.take(NUMBER);
        return new ChineseAddress(
                reading.level(0),
                reading.level(1),
                reading.level(2),
                town,
                road,
                number,
                reading.rest());
    }

    private static final class Reading {
        private final String text;
        private int at;
        private final @Nullable Division[] levels = new Division[3];

        Reading(String text) {
            this.text = text;
        }

        void divisions() {
            int length = lengthAt();
            while (length > 0) {
                String name = text.substring(at, at + length);
                Division division = decide(Divisions.named(name), name);
                if (division == null) {
                    break;
                }
                levels[division.level()] = division;
                at += length;
                length = lengthAt();
            }
            infer();
        }

        private int lengthAt() {
            if (levels[2] != null) {
                return 0;
            }
            int length = Divisions.longestAt(text, at);
            // 南京路 is a road and 杭州湾大道 too: a brief name before the word of a road is no division.
            boolean brief = length > 0 && isBrief(text.substring(at, at + length));
            boolean road =
                    brief && WAY.matcher(text).region(at + length, text.length()).lookingAt();
            return road ? 0 : length;
        }

        private static boolean isBrief(String name) {
            return Divisions.named(name).stream().noneMatch(each -> each.name().equals(name));
        }

        /**
         * The one division meant: inside of what was read before, below it, and alone at its level.
         */
        private @Nullable Division decide(List<Division> candidates, String name) {
            Division above = levels[1] != null ? levels[1] : levels[0];
            List<Division> inside =
                    candidates.stream()
                            .filter(
                                    each ->
                                            above == null
                                                    || (above.covers(each)
                                                            && each.level() > above.level())
                                                    || isRepeated(above, each))
                            .toList();
            if (inside.isEmpty()) {
                return null;
            }
            int level = inside.getFirst().level();
            List<Division> highest = inside.stream().filter(each -> each.level() == level).toList();
            if (highest.size() == 1) {
                return highest.getFirst();
            }
            return byContext(highest, name);
        }

        /** 北京市北京市朝阳区: the city of a directly governed city is that city again. */
        private static boolean isRepeated(Division above, Division each) {
            return above.code() == each.code();
        }

        private @Nullable Division byContext(List<Division> alike, String name) {
            int after = at + name.length();
            return alike.stream()
                    .filter(
                            each -> {
                                int length = Divisions.longestAt(text, after);
                                return length > 0
                                        && Divisions.named(text.substring(after, after + length))
                                                .stream()
                                                .anyMatch(
                                                        below ->
                                                                below.level() > each.level()
                                                                        && each.covers(below));
                            })
                    .findFirst()
                    .orElse(null);
        }

        private void infer() {
            Division finest = levels[2] != null ? levels[2] : levels[1];
            if (finest == null) {
                fillGoverned();
                return;
            }
            if (levels[1] == null) {
                levels[1] = Divisions.of(finest.city()).orElse(governed(finest));
            }
            levels[0] = Divisions.of(finest.province()).orElse(levels[0]);
        }

        /** A district without a prefecture: the directly governed city, or the county itself. */
        private static Division governed(Division finest) {
            Division province = Divisions.of(finest.province()).orElseThrow();
            boolean city = province.name().endsWith("市") || province.name().endsWith("行政区");
            return city ? province : finest;
        }

        private void fillGoverned() {
            Division province = levels[0];
            if (province != null && province.name().endsWith("市")) {
                levels[1] = province;
            }
        }

        @Nullable Division level(int level) {
            return levels[level];
        }

        String take(Pattern pattern) {
            Matcher found = pattern.matcher(rest());
            if (!found.find()) {
                return "";
            }
            at += found.end();
            return found.group(1);
        }

        String rest() {
            return text.substring(at);
        }
    }
}
