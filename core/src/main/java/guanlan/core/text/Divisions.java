package guanlan.core.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The administrative divisions of China down to the county, by code and by name. A name is known in
 * full (广西壮族自治区), in brief (广西) and, for provinces of directly governed cities, as the city too.
 */
public final class Divisions {
    private static final Pattern CLASS =
            Pattern.compile(
                    "(特别行政区|(?:壮族|回族|维吾尔)?自治区|[\\p{IsHan}]{0,12}?族自治[州县旗]|自治[州县旗]|省|市|地区|盟|林区|特区|新区|区|县|旗)$");
    private static final Pattern PEOPLES =
            Pattern.compile(
                    "(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各)+族?自治[州县旗]$");
    private static final Map<Integer, Division> BY_CODE = new HashMap<>();
    private static final Map<String, List<Division>> BY_NAME = new HashMap<>();
    private static final boolean[] BEGINS = new boolean[1 << 16];

    static {
        load();
    }

    private Divisions() {}

    public static Optional<Division> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Those of a name in plain text, in full or in brief, provinces first. */
    public static List<Division> named(String name) {
        return BY_NAME.getOrDefault(name, List.of());
    }

    /**
     * The longest name of a division that the text begins with at a place: its length, or 0. A
     * brief name has two characters at least.
     */
    public static int longestAt(String text, int from) {
        if (from >= text.length() || !BEGINS[text.charAt(from)]) {
            return 0;
        }
        for (int length = Math.min(15, text.length() - from); length >= 2; length--) {
            if (BY_NAME.containsKey(text.substring(from, from + length))) {
                return length;
            }
        }
        return 0;
    }

    /** Every division, by code. */
    public static List<Division> all() {
        return BY_CODE.values().stream().sorted((a, b) -> a.code() - b.code()).toList();
    }

    private static void load() {
        InputStream file =
                Objects.requireNonNull(Divisions.class.getResourceAsStream("divisions.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(Divisions::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        BY_NAME.values().forEach(list -> list.sort((a, b) -> a.level() - b.level()));
    }

    private static void add(String line) {
        String name = line.substring(7);
        Division division = new Division(Integer.parseInt(line.substring(0, 6)), name, brief(name));
        BY_CODE.put(division.code(), division);
        name(Plain.of(name), division);
        if (!division.brief().equals(name)) {
            name(Plain.of(division.brief()), division);
        }
    }

    private static void name(String plain, Division division) {
        BEGINS[plain.charAt(0)] = true;
        BY_NAME.computeIfAbsent(plain, _ -> new ArrayList<>()).add(division);
    }

    private static String brief(String name) {
        String bare = PEOPLES.matcher(name).replaceFirst("");
        if (bare.equals(name)) {
            bare = CLASS.matcher(name).replaceFirst("");
        }
        return bare.length() >= 2 ? bare : name;
    }
}
