import type { ObjectDefinition, RecordRow, Rights } from "../../src/lib/api/types.ts";
import type { Tables } from "./data.ts";
import type { Design } from "./design.ts";
import { field, system } from "./fields.ts";
import type { Records } from "./records.ts";

const rights: Rights = { create: true, edit: true, delete: true, import: false, export: false, configure: false };

const ruleObject: ObjectDefinition = {
  name: "warning_rule", label: { zh: "预警规则", en: "Warning rule" }, plural: { zh: "预警规则", en: "Warning rules" }, icon: "flag", navigation: false, rights,
  title: "name", unique: [],
  fields: [field("name", "text", "名称", "Name", { required: true }), field("active", "yesno", "启用", "Active"), field("position", "whole", "次序", "Place"), field("object", "text", "对象", "Object"), field("since", "tags", "起算", "Since"), field("days", "whole", "天数", "Days"), ...system],
  list: { columns: ["name"] }, form: { sections: [] }, highlights: [], views: [],
};

interface Warned {
  id: string;
  rule: string;
  name: string;
  nameEn: string | null;
  object: string;
  record: string;
  title: string;
  deadline: string;
  level: number;
  owner: string | null;
  ownerName: string | null;
  snoozedUntil: string | null;
  task: string | null;
}

/** Nobody is warned here but in the tests that want it: of three customers, by two rules. */
export class Warnings {
  items: Warned[] = [];
  readonly acts: string[] = [];
  private readonly design: Design;
  private readonly records: Records;
  private readonly tables: Tables;

  constructor(design: Design, records: Records, tables: Tables) {
    this.design = design;
    this.records = records;
    this.tables = tables;
  }

  begin(): void {
    this.design.all.push(ruleObject);
    this.tables[ruleObject.name] = new Map();
    const quiet = this.rule("客户 14 天未跟进", 14);
    const silent = this.rule("客户 30 天未跟进", 30);
    const accounts = [...(this.tables.account?.values() ?? [])].slice(0, 2).map(({ row }) => row);
    this.items = accounts.flatMap((row, at) => [this.warned(`w${at}`, quiet, row)]);
    const [first] = accounts;
    if (first) this.items.push({ ...this.warned("w2", silent, first), level: 1, ownerName: "赵六" });
  }

  handle(method: string, id: string, act: string | undefined, query: URLSearchParams, body: Record<string, unknown>): Response {
    if (id === "rules") return Response.json({ items: [...(this.tables[ruleObject.name]?.keys() ?? [])].map((rule) => ({ rule, open: this.items.filter((one) => one.rule === rule).length, readable: true })) });
    if (method === "GET") return Response.json({ items: this.items.filter((one) => [stateOf(one), "all"].includes(query.get("which") ?? "open")) });
    this.acts.push(`${method} ${id} ${act}`);
    this.items = this.items.map((one) => (one.id !== id ? one : act === "task" ? { ...one, task: "t1" } : { ...one, snoozedUntil: typeof body.until === "string" ? `${body.until}T00:00:00Z` : null }));
    return Response.json(this.items.find((one) => one.id === id));
  }

  about(record: string): Response {
    return Response.json({ items: this.items.filter((one) => one.record === record) });
  }

  private rule(name: string, days: number): { id: string; name: string } {
    return { id: this.records.create(ruleObject, { name, active: true, object: "account", since: ["followed_at"], days } as unknown as RecordRow).id, name };
  }

  private warned(id: string, rule: { id: string; name: string }, row: RecordRow): Warned {
    return { id, rule: rule.id, name: rule.name, nameEn: null, object: "account", record: row.id, title: String(row.name), deadline: "2026-02-01T08:00:00Z", level: 0, owner: null, ownerName: "林晓云", snoozedUntil: null, task: null };
  }
}

function stateOf(one: Warned): string {
  if (one.task !== null) return "task";
  return one.snoozedUntil === null ? "open" : "snoozed";
}
