package guanlan.engine.schema;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** A text with one normal form (mail, phone, web address, credit code), which is what is kept. */
record NormalTextType(String key, Function<String, Optional<String>> normal) implements FieldType {

    @Override
    public DataType<?> column() {
        return SQLDataType.CLOB;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        String text = TextType.given(raw);
        if (text.isEmpty()) {
            return Parsed.EMPTY;
        }
        return normal.apply(text)
                .<Parsed>map(Parsed.Value::new)
                .orElseGet(
                        () ->
                                SchemaProblem.of(key)
                                        .refuse(field, Map.of("value", SchemaProblem.shown(text))));
    }
}
