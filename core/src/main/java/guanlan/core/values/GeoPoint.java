package guanlan.core.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point on the earth in degrees, six places exact (about ten centimetres): latitude first, as in
 * {@code 31.2304,121.4737}. Chinese maps copy the longitude first; where only that order is
 * possible, it is understood.
 */
public record GeoPoint(BigDecimal lat, BigDecimal lon) {
    private static final int PLACES = 6;
    private static final BigDecimal MOST_LAT = BigDecimal.valueOf(90);
    private static final BigDecimal MOST_LON = BigDecimal.valueOf(180);
    private static final Pattern PAIR =
            Pattern.compile(
                    "([+-]?\\d{1,3}(?:\\.\\d{1,15})?)°?\\s*([NS])?[,;\\s]\\s*([+-]?\\d{1,3}(?:\\.\\d{1,15})?)°?\\s*([EW])?");

    public GeoPoint {
        lat = lat.setScale(PLACES, RoundingMode.HALF_UP);
        lon = lon.setScale(PLACES, RoundingMode.HALF_UP);
        if (lat.abs().compareTo(MOST_LAT) > 0 || lon.abs().compareTo(MOST_LON) > 0) {
            throw new IllegalArgumentException("not on the earth: " + lat + "," + lon);
        }
    }

    public static Optional<GeoPoint> read(String text) {
        Matcher pair = PAIR.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!pair.matches()) {
            return Optional.empty();
        }
        var first = new BigDecimal(pair.group(1));
        var second = new BigDecimal(pair.group(3));
        if (pair.group(2) == null && pair.group(4) == null && first.abs().compareTo(MOST_LAT) > 0) {
            return of(second, first);
        }
        return of(
                "S".equals(pair.group(2)) ? first.negate() : first,
                "W".equals(pair.group(4)) ? second.negate() : second);
    }

    /** Nothing when there is no such point. */
    public static Optional<GeoPoint> of(BigDecimal lat, BigDecimal lon) {
        boolean earthly = lat.abs().compareTo(MOST_LAT) <= 0 && lon.abs().compareTo(MOST_LON) <= 0;
        return earthly ? Optional.of(new GeoPoint(lat, lon)) : Optional.empty();
    }

    @Override
    public String toString() {
        return lat.toPlainString() + "," + lon.toPlainString();
    }
}
