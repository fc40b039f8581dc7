import type { ObjectDefinition, RecordRow, Rights } from "../../src/lib/api/types.ts";
import type { Tables } from "./data.ts";
import type { Design } from "./design.ts";
import { field, system } from "./fields.ts";
import type { Records } from "./records.ts";

const rights: Rights = { create: true, edit: true, delete: true, import: false, export: false, configure: false };

const ruleObject: ObjectDefinition = {
  name: "lifecycle_rule", label: { zh: "生命周期规则", en: "Lifecycle rule" }, plural: { zh: "生命周期规则", en: "Lifecycle rules" }, icon: "flag", navigation: false, rights,
  title: "name", unique: [],
  fields: [field("name", "text", "名称", "Name", { required: true }), field("name_en", "text", "英文名称", "English name"), field("position", "whole", "次序", "Place"), field("active", "yesno", "启用", "Active"), field("state", "text", "进入状态", "Moves to"), field("from", "tags", "仅从", "Only from"), field("condition", "long_text", "条件", "Condition"), ...system],
  list: { columns: ["name"] }, form: { sections: [] }, highlights: [], views: [],
};

/** States of customers with two rules, for the tests that want them. */
export class Lifecycle {
  on = false;
  previews: Record<string, unknown>[] = [];
  private readonly design: Design;
  private readonly records: Records;
  private readonly tables: Tables;
  private rules: string[] = [];

  constructor(design: Design, records: Records, tables: Tables) {
    this.design = design;
    this.records = records;
    this.tables = tables;
  }

  begin(): void {
    this.on = true;
    this.design.all.push(ruleObject);
    this.tables[ruleObject.name] = new Map();
    const choices = [{ value: "potential", label: { zh: "潜在", en: "Potential" }, color: "gray" }, { value: "dormant", label: { zh: "沉睡", en: "Dormant" }, color: "amber" }];
    this.design.require("account").fields.push(field("lifecycle", "select", "生命周期", "Lifecycle", { choices }));
    this.rules = [
      this.records.create(ruleObject, { name: "一年未成交", position: 1, active: true, state: "dormant", condition: "won_at <= daysAgo(365)" } as unknown as RecordRow).id,
      this.records.create(ruleObject, { name: "其他客户", position: 2, active: true, state: "potential" } as unknown as RecordRow).id,
    ];
  }

  handle(method: string, act: string, body: Record<string, unknown>): Response {
    if (method === "GET") return Response.json(this.overview(this.rules));
    this.previews.push(body);
    const fresh = body.rule ?? null;
    return Response.json(act === "preview" ? this.overview([...this.rules.filter((rule) => rule !== fresh), fresh as string | null]) : {});
  }

  account(row: RecordRow): Response {
    const moves = [
      { from: "potential", to: "dormant", at: "2026-02-01T08:00:00Z", actor: null, rule: { id: this.rules[0], name: "一年未成交", nameEn: null }, reason: null },
      { from: null, to: "potential", at: "2025-01-01T08:00:00Z", actor: { id: "p", name: "林晓云" }, rule: null, reason: "老客户" },
    ];
    return Response.json({ state: row.lifecycle ?? "dormant", since: "2026-02-01T08:00:00Z", until: null, moves });
  }

  private overview(rules: (string | null)[]) {
    return {
      total: 20, stateless: 0, kept: 1, moving: 3, states: [{ state: "potential", count: 17 }, { state: "dormant", count: 3 }],
      rules: rules.map((rule) => ({ rule, fits: 4, coming: [{ from: "potential", count: 3 }], fault: null, where: "won_at <= daysAgo(365)" })),
    };
  }
}
