package guanlan.core.text;

/**
 * A province, city or district of China.
 *
 * @param code six digits of GB/T 2260: two each for province, city, district
 * @param name as in the standard, such as 浙江省
 * @param brief without its class, such as 浙江; the name itself where nothing else would be left
 */
public record Division(int code, String name, String brief) {

    /** 0 a province, 1 a city, 2 a district or county. */
    public int level() {
        return code % 10_000 == 0 ? 0 : code % 100 == 0 ? 1 : 2;
    }

    /** The code of the province it lies in. */
    public int province() {
        return code / 10_000 * 10_000;
    }

    /** The code of the city it lies in. */
    public int city() {
        return code / 100 * 100;
    }

    /** Whether the other lies inside of this one or is it. */
    public boolean covers(Division other) {
        return switch (level()) {
            case 0 -> other.province() == code;
            case 1 -> other.city() == code;
            default -> other.code == code;
        };
    }
}
