package guanlan.engine.schema;

import guanlan.core.criteria.FieldKind;
import guanlan.core.richtext.RichText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text with a form, as the document of the editor; a text that is given becomes paragraphs. Only
 * known parts are kept, so nothing in it can run. Criteria, cells and searches see the words, which
 * are kept beside.
 */
record RichTextType() implements FieldType {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WORDS = "words";
    private static final String DOCUMENT = "document";

    @Override
    public String key() {
        return "rich_text";
    }

    @Override
    public DataType<?> column() {
        return SQLDataType.JSONB.asConvertedDataType(
                Converter.ofNullable(
                        JSONB.class, RichText.class, RichTextType::kept, RichTextType::json));
    }

    private static RichText kept(JSONB json) {
        return JSON.readValue(json.data(), Map.class).get(DOCUMENT) instanceof Map<?, ?> document
                ? RichText.read(document).orElseGet(() -> RichText.ofText(""))
                : RichText.ofText("");
    }

    private static JSONB json(RichText value) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(WORDS, value.plain());
        parts.put(DOCUMENT, value.document());
        return JSONB.valueOf(JSON.writeValueAsString(parts));
    }

    @Override
    public Class<? extends Options> options() {
        return TextType.Pages.class;
    }

    @Override
    public Parsed read(Object raw, FieldDefinition field, Reading habits) {
        Optional<RichText> text =
                switch (raw) {
                    case RichText known -> Optional.of(known);
                    case Map<?, ?> document -> RichText.read(document);
                    default -> Optional.of(RichText.ofText(TextType.given(raw)));
                };
        if (text.isEmpty()) {
            return UnfitValue.refuse(field, "JSON");
        }
        int length = text.get().plain().length();
        if (length > field.maxLength()) {
            return SchemaProblem.TOO_LONG.refuse(
                    field, Map.of("max", field.maxLength(), "length", length));
        }
        return text.get().isEmpty() ? Parsed.EMPTY : new Parsed.Value(text.get());
    }

    @Override
    public FieldKind kind(FieldDefinition field) {
        return FieldKind.Plain.TEXT;
    }

    @Override
    public Field<?> askedInSql(Field<?> column) {
        return DSL.field("{0} ->> {1}", SQLDataType.CLOB, column, DSL.inline(WORDS));
    }

    @Override
    public Object asked(Object value) {
        return ((RichText) value).plain();
    }

    @Override
    public Object stored(Object value) {
        return ((RichText) value).document();
    }

    @Override
    public String words(Object value, FieldDefinition field, Reading habits) {
        return ((RichText) value).plain();
    }

    @Override
    public boolean sortable() {
        return false;
    }

    @Override
    public boolean indexable() {
        return false;
    }
}
