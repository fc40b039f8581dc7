package guanlan.engine.schema;

import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.util.HashMap;
import java.util.Map;

/**
 * The complaint of a type about a value that is none of its own: {@code value.no_rating}. Each type
 * that can complain has its sentence in the texts.
 */
record UnfitValue(String type) implements Code {

    @Override
    public String key() {
        return "value.no_" + type;
    }

    @Override
    public int status() {
        return 422;
    }

    static Parsed.Refused refuse(FieldDefinition field, String text) {
        return refuse(field, text, Map.of());
    }

    static Parsed.Refused refuse(FieldDefinition field, String text, Map<String, ?> params) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("value", SchemaProblem.shown(text));
        all.put("field", field.name());
        return new Parsed.Refused(
                Finding.of(field.name(), new UnfitValue(field.type().key()), all));
    }
}
