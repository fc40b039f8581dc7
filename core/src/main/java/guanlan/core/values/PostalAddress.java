package guanlan.core.values;

import guanlan.core.text.ChineseAddress;
import guanlan.core.text.ChineseAddresses;
import guanlan.core.text.Division;
import guanlan.core.text.Plain;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Chinese address in its levels, each empty where it is not known. A line is read by {@link
 * ChineseAddresses}; levels above a known one are filled in, and what no level claims stays the
 * detail, so that nothing is lost. A municipality is its own city.
 *
 * @param street 街道 or 镇; the road where none is named
 */
public record PostalAddress(
        String province, String city, String district, String street, String detail) {

    public PostalAddress {
        province = normal(province);
        city = normal(city);
        district = normal(district);
        street = normal(street);
        detail = normal(detail);
    }

    /** Takes a line apart; one that names no place in China stays as it is. */
    public static PostalAddress read(String line) {
        ChineseAddress read = ChineseAddresses.read(line);
        if (read.code() == 0) {
            return new PostalAddress("", "", "", "", line);
        }
        Division district = Objects.equals(read.city(), read.district()) ? null : read.district();
        Written rest = new Written(line, read);
        return new PostalAddress(
                name(read.province()),
                name(read.city()),
                name(district),
                read.town().isEmpty() ? rest.road() : rest.town(),
                read.town().isEmpty() ? rest.behindRoad() : rest.behindTown());
    }

    /** The same with the levels above that its own imply: 余杭区 lies in 杭州市, 浙江省. */
    public PostalAddress inferred() {
        ChineseAddress read = ChineseAddresses.read(province + city + district);
        if (read.code() == 0 || !read.town().isEmpty() || !read.detail().isEmpty()) {
            return this;
        }
        return new PostalAddress(
                province.isEmpty() ? name(read.province()) : province,
                city.isEmpty() ? name(read.city()) : city,
                district,
                street,
                detail);
    }

    /** The code of its finest division in GB/T 2260; 0 where none is known. */
    public int code() {
        return ChineseAddresses.read(province + city + district).code();
    }

    private static String name(@Nullable Division division) {
        return division == null ? "" : division.name();
    }

    /**
     * What follows the divisions, as it was written: reading made it simple and small. Where the
     * two do not run in step, the simple form has to do.
     */
    private static final class Written {
        private final String rest;
        private final int town;
        private final int road;

        Written(String line, ChineseAddress read) {
            String simple = read.town() + read.road() + read.number() + read.detail();
            String bare = normal(line).replaceAll("[\\s,，;；、_|/]+", "");
            int from = bare.length() - simple.length();
            boolean inStep = from >= 0 && Plain.of(bare.substring(from)).equals(simple);
            this.rest = inStep ? bare.substring(from) : simple;
            this.town = read.town().length();
            this.road = read.road().length();
        }

        String town() {
            return rest.substring(0, town);
        }

        String behindTown() {
            return rest.substring(town);
        }

        String road() {
            return rest.substring(town, town + road);
        }

        String behindRoad() {
            return rest.substring(town + road);
        }
    }

    /** All levels in one line; a municipality stands there once. */
    public String line() {
        var line = new StringBuilder();
        String last = "";
        for (String level : List.of(province, city, district, street, detail)) {
            if (level.isEmpty() || level.equals(last)) {
                continue;
            }
            boolean words =
                    !last.isEmpty()
                            && last.charAt(last.length() - 1) < 0x2e80
                            && level.charAt(0) < 0x2e80;
            line.append(words ? ", " : "").append(level);
            last = level;
        }
        return line.toString();
    }

    public boolean isEmpty() {
        return line().isEmpty();
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", " ").strip();
    }
}
