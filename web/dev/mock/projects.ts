import type { ObjectDefinition, RecordRow, Rights } from "../../src/lib/api/types.ts";
import type { Tables } from "./data.ts";
import type { Design } from "./design.ts";
import { field, system } from "./fields.ts";
import type { Records } from "./records.ts";

const rights: Rights = { create: true, edit: true, delete: true, import: false, export: false, configure: false };
const states = [{ value: "planned", label: { zh: "未开始", en: "Planned" }, color: "gray" }, { value: "done", label: { zh: "已完成", en: "Done" }, color: "green" }];

const project: ObjectDefinition = {
  name: "project", label: { zh: "项目", en: "Project" }, plural: { zh: "项目", en: "Projects" }, icon: "briefcase", navigation: true, rights,
  title: "name", unique: [], fields: [field("name", "text", "项目名称", "Name", { required: true }), ...system],
  list: { columns: ["name"] }, form: { sections: [{ label: { zh: "基本信息", en: "Project" }, fields: ["name"] }] }, highlights: [], views: [],
};

const milestone: ObjectDefinition = {
  name: "milestone", label: { zh: "里程碑", en: "Milestone" }, plural: { zh: "里程碑", en: "Milestones" }, icon: "flag", navigation: false, rights,
  title: "name", unique: [],
  fields: [field("name", "text", "名称", "Name", { required: true }), field("project", "reference", "项目", "Project", { to: "project" }), field("state", "select", "状态", "State", { choices: states }), field("due", "date", "计划日期", "Due"), field("done_on", "date", "完成日期", "Done on"), field("after", "references", "前置里程碑", "Comes after", { to: "milestone" }), ...system],
  list: { columns: ["name", "due"] }, form: { sections: [] }, highlights: [], views: [],
};

/** A project whose second milestone is due before the first, for the tests that want one. */
export function planned(design: Design, records: Records, tables: Tables): { project: string; first: string; second: string } {
  for (const object of [project, milestone]) {
    design.all.push(object);
    tables[object.name] = new Map();
  }
  const made = (definition: ObjectDefinition, values: Record<string, unknown>) => records.create(definition, values as unknown as RecordRow).id;
  const id = made(project, { name: "产线改造" });
  const reference = { id, title: "产线改造" };
  const first = made(milestone, { name: "备料", project: reference, state: "planned", due: "2026-03-25" });
  const second = made(milestone, { name: "装配", project: reference, state: "planned", due: "2026-03-20", after: [{ id: first, title: "备料" }] });
  return { project: id, first, second };
}
