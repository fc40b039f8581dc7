package guanlan.engine.schema;

import guanlan.core.values.GeoPoint;
import java.util.Map;
import java.util.Optional;

/** A point on the map. Criteria see it as the text {@code 31.230416,121.473701}. */
record PlaceType() implements WrittenType<GeoPoint> {

    @Override
    public String key() {
        return "place";
    }

    @Override
    public Class<GeoPoint> value() {
        return GeoPoint.class;
    }

    @Override
    public Optional<GeoPoint> readForm(String text) {
        return GeoPoint.read(text);
    }

    @Override
    public String joined(Map<?, ?> parts) {
        return parts.get("lat") + "," + parts.get("lon");
    }

    @Override
    public Object stored(Object value) {
        GeoPoint point = (GeoPoint) value;
        return Map.of("lat", point.lat(), "lon", point.lon());
    }
}
