import type { Field, FieldType } from "../../src/lib/api/types.ts";

export function field(name: string, type: FieldType, zh: string, en: string, more: Partial<Field> = {}): Field {
  return { name, type, label: { zh, en }, required: false, readOnly: false, system: false, sortable: type !== "long_text", filterable: true, searchable: false, ...more };
}

export const system: Field[] = [
  field("owner", "reference", "负责人", "Owner", { to: "user", system: true }),
  field("department", "reference", "部门", "Department", { to: "department", system: true }),
  field("created_at", "datetime", "创建时间", "Created", { system: true, readOnly: true }),
  field("created_by", "reference", "创建人", "Created by", { to: "user", system: true, readOnly: true }),
  field("updated_at", "datetime", "更新时间", "Updated", { system: true, readOnly: true }),
  field("updated_by", "reference", "更新人", "Updated by", { to: "user", system: true, readOnly: true }),
  field("deleted_at", "datetime", "删除时间", "Deleted", { system: true, readOnly: true }),
];
