package guanlan.engine.schema;

import guanlan.core.criteria.FieldKind;
import guanlan.core.values.GeoPoint;
import java.util.Map;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** A point on the map. Criteria see it as the text {@code 31.230416,121.473701}. */
record PlaceType() implements FieldType {

    @Override
    public String key() {
        return "place";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.CLOB.asConvertedDataType(
                Converter.ofNullable(
                        String.class,
                        GeoPoint.class,
                        text -> GeoPoint.read(text).orElseThrow(),
                        GeoPoint::toString));
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        if (raw instanceof GeoPoint) {
            return new Parsed.Value(raw);
        }
        String text =
                raw instanceof Map<?, ?> pair
                        ? pair.get("lat") + "," + pair.get("lon")
                        : TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        return GeoPoint.read(text)
                .<Parsed>map(Parsed.Value::new)
                .orElseGet(() -> UnfitValue.refuse(field, text));
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return FieldKind.Plain.TEXT;
    }

    @Override
    public Field<?> askedInSql(Field<?> column) {
        return column.coerce(SQLDataType.CLOB);
    }

    @Override
    public Object asked(Object value) {
        return value.toString();
    }

    @Override
    public Object stored(Object value) {
        GeoPoint point = (GeoPoint) value;
        return Map.of("lat", point.lat(), "lon", point.lon());
    }

    @Override
    public boolean sortable() {
        return false;
    }
}
