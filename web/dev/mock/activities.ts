import type { ObjectDefinition, RecordRow } from "../../src/lib/api/types.ts";
import type { Tables } from "./data.ts";
import { field, system } from "./fields.ts";

const rights = { create: true, edit: true, delete: true, import: true, export: true };

function activity(name: string, zh: string, en: string, icon: string, ...fields: ObjectDefinition["fields"]): ObjectDefinition {
  const all = [field("name", "text", "标题", "Title", { searchable: true }), field("about", "record", "相关记录", "About"), ...fields, field("files", "file", "文件", "Files"), field("at", "datetime", "时间", "At"), field("pinned", "yesno", "置顶", "Pinned"), ...system];
  return { name, label: { zh, en }, plural: { zh, en }, icon, navigation: false, rights, title: "name", unique: [], fields: all, list: { columns: ["name", "about"] }, form: { sections: [] }, highlights: ["about"], views: [] };
}

const states = [{ value: "open", label: { zh: "待办", en: "To do" } }, { value: "done", label: { zh: "已完成", en: "Done" } }];
const mentions = field("mentions", "references", "提及", "Mentions", { to: "user" });

export const activities: ObjectDefinition[] = [
  activity("note", "跟进记录", "Note", "file-text", field("body", "rich_text", "内容", "Text", { required: true }), mentions),
  activity("comment", "评论", "Comment", "message-square", field("body", "long_text", "内容", "Text", { required: true }), mentions),
  activity("task", "任务", "Task", "check", field("assignee", "user", "负责人", "Assigned to", { to: "user" }), field("due", "date", "截止日期", "Due"), field("state", "select", "状态", "State", { choices: states })),
];

interface Asked {
  object: string;
  id: string;
  kinds: string[];
  q: string;
}

/** Everything around a record, the newest first; all on one page. */
export function timeline(tables: Tables, { object, id, kinds, q }: Asked) {
  const wants = (kind: string) => kinds.length === 0 || kinds.includes(kind);
  const around = activities.flatMap(({ name }) => (wants(name) ? [...(tables[name]?.values() ?? [])].map(({ row }) => told(name, row)) : []))
    .filter(({ record }) => isAbout(record, object, id) && !record.deleted_at && JSON.stringify(record).includes(q));
  const ahead = around.filter(({ kind, record }) => kind === "task" && record.state !== "done");
  const changes = (tables[object]?.get(id)?.history ?? []).filter(() => q === "" && wants("change")).map((change) => ({ kind: "change", at: change.at, by: change.actor, change }));
  const items = [...around.filter((one) => !ahead.includes(one)), ...changes].toSorted((left, right) => right.at.localeCompare(left.at));
  return { items, ahead, pinned: around.filter(({ record }) => record.pinned === true), next: null };
}

const told = (kind: string, row: RecordRow) => ({ kind, at: String(row.created_at), by: row.owner, record: row, editable: true, deletable: true });

const isAbout = ({ about }: RecordRow, object: string, id: string) => about === `${object}/${id}` || (typeof about === "object" && about !== null && "id" in about && about.id === id);
