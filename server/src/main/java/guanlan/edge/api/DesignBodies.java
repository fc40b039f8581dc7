package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import guanlan.engine.schema.Choice;
import guanlan.engine.schema.Look;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.OnDelete;
import guanlan.engine.schema.Rule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
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
            @Nullable LabelWords label,
            @Nullable LabelWords plural,
            @Nullable String icon,
            @Nullable Boolean navigation,
            @Schema(description = "The text field that records are called by")
                    @Nullable String title,
            @Schema(description = "Only for a new object") @Nullable List<FieldWords> fields,
            @Nullable List<List<String>> unique,
            @Nullable ListWords list,
            @Nullable FormWords form,
            @Nullable List<String> highlights,
            @Nullable List<ViewWords> views,
            @Nullable List<Rule> rules) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LabelWords", description = "One language does where there is no other")
    record LabelWords(@Nullable String zh, @Nullable String en) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ViewWords")
    record ViewWords(
            String name,
            LabelWords label,
            String where,
            @Nullable String sort,
            @Nullable List<String> columns,
            @Nullable LookWords look,
            @Schema(description = "Roles that begin with it") @Nullable List<String> roles) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LookWords", description = "How a view shows its records; all optional")
    record LookWords(
            Look.@Nullable As as,
            @Schema(description = "The field that columns of a board or days of a calendar are of")
                    @Nullable String by,
            @Schema(description = "The field whose values rows are gathered under")
                    @Nullable String group,
            Look.@Nullable Rows rows,
            @Nullable List<String> pinned,
            @Schema(description = "In pixels, by the names of the columns")
                    @Nullable Map<String, Integer> widths,
            @Schema(description = "Colours of rows: the first whose criteria hold is worn")
                    @Nullable List<Look.Tint> tints) {}

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
            @Nullable LabelWords label,
            @Nullable LabelWords help,
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
