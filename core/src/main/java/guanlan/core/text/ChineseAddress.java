package guanlan.core.text;

import org.jspecify.annotations.Nullable;

/**
 * A Chinese address in its levels. The divisions carry codes and are inferred upwards where only a
 * lower one was written; the rest is as written, empty where missing.
 *
 * @param town 街道, 镇, 乡 or a development zone
 * @param road with its class, such as 文三路
 * @param number such as 90号
 * @param detail building, floor, room, point of interest
 */
public record ChineseAddress(
        @Nullable Division province,
        @Nullable Division city,
        @Nullable Division district,
        String town,
        String road,
        String number,
        String detail) {

    /** The finest code that is known, or 0. */
    public int code() {
        Division finest = district != null ? district : city != null ? city : province;
        return finest == null ? 0 : finest.code();
    }

    /** The address in full from the province on, each level once. */
    public String full() {
        StringBuilder full = new StringBuilder();
        append(full, province);
        if (city != null && (province == null || !province.name().equals(city.name()))) {
            append(full, city);
        }
        if (city != district) {
            append(full, district);
        }
        return full.append(town).append(road).append(number).append(detail).toString();
    }

    private static void append(StringBuilder full, @Nullable Division division) {
        if (division != null) {
            full.append(division.name());
        }
    }
}
