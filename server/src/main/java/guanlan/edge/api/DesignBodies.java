package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import guanlan.engine.schema.Choice;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.OnDelete;
import guanlan.engine.schema.Rule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What requests about objects and fields may say, as OpenAPI tells it. They are read as trees of
 * words, because what is left out of a change and what is set to null mean different things.
 */
final class DesignBodies {
    private DesignBodies() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ObjectWords", description = "All optional; a new object needs a name or label")
    record ObjectWords(
            @Schema(description = "Only for a new object; else made from the label by pinyin")
                    @Nullable String name,
            @Nullable Label label,
            @Nullable Label plural,
            @Nullable String icon,
            @Nullable Boolean navigation,
            @Schema(description = "The text field that records are called by")
                    @Nullable String title,
            @Schema(description = "Only for a new object") @Nullable List<FieldWords> fields,
            @Nullable List<List<String>> unique,
            @Nullable ListWords list,
            @Nullable FormWords form,
            @Nullable List<String> highlights,
            @Nullable List<ObjectDefinition.Layout.View> views,
            @Nullable List<Rule> rules) {}

    @Schema(name = "ListWords")
    record ListWords(List<String> columns) {}

    @Schema(name = "FormWords")
    record FormWords(List<ObjectDefinition.Layout.Section> sections) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "FieldWords",
            description =
                    "A new field needs a type, and a name or label; options depend on the type")
    record FieldWords(
            @Schema(description = "Only for a new field; else made from the label by pinyin")
                    @Nullable String name,
            @Nullable String type,
            @Nullable Label label,
            @Nullable Label help,
            @Nullable Boolean required,
            @Nullable Boolean indexed,
            @Nullable Boolean searchable,
            @Nullable Boolean sensitive,
            @Nullable List<Choice> choices,
            @Nullable Boolean open,
            @Schema(description = "The object that a reference points to") @Nullable String to,
            @Nullable OnDelete onDelete,
            @Nullable Integer maxLength,
            @Nullable Integer scale) {}
}
