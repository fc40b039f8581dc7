package guanlan.engine.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that every record has, whatever its object. */
public enum SystemField {
    ID("id", "编号", "Id", "id", null),
    VERSION("version", "版本", "Version", "whole", null),
    OWNER("owner", "负责人", "Owner", "reference", ObjectName.USER),
    DEPARTMENT("department", "所属部门", "Department", "reference", ObjectName.DEPARTMENT),
    CREATED_AT("created_at", "创建时间", "Created", "datetime", null),
    CREATED_BY("created_by", "创建人", "Created by", "reference", ObjectName.USER),
    UPDATED_AT("updated_at", "更新时间", "Updated", "datetime", null),
    UPDATED_BY("updated_by", "更新人", "Updated by", "reference", ObjectName.USER),
    DELETED_AT("deleted_at", "删除时间", "Deleted", "datetime", null);

    private final String field;
    private final Label label;
    private final String type;
    private final @Nullable ObjectName to;

    SystemField(String field, String zh, String en, String type, @Nullable ObjectName to) {
        this.field = field;
        this.label = new Label(zh, en);
        this.type = type;
        this.to = to;
    }

    public String field() {
        return field;
    }

    static Map<String, FieldDefinition> definitions() {
        Map<String, FieldDefinition> all = new LinkedHashMap<>();
        for (SystemField each : values()) {
            all.put(each.field, each.definition());
        }
        return all;
    }

    private FieldDefinition definition() {
        boolean assignable = this == OWNER || this == DEPARTMENT;
        return new FieldDefinition(
                field,
                FieldTypes.require(type),
                label,
                null,
                false,
                !assignable,
                true,
                assignable || this == UPDATED_AT,
                false,
                to == null ? new Options.None() : new ReferenceType.To(to),
                false,
                OnDelete.KEEP,
                false);
    }
}
