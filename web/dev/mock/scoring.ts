import type { ObjectDefinition, RecordRow, Rights } from "../../src/lib/api/types.ts";
import type { Tables } from "./data.ts";
import type { Design } from "./design.ts";
import { field, system } from "./fields.ts";
import type { Records } from "./records.ts";

const rights: Rights = { create: true, edit: true, delete: true, import: false, export: false, configure: false };

const object = (name: string, zh: string, fields: ObjectDefinition["fields"]): ObjectDefinition => ({
  name, label: { zh, en: name }, plural: { zh, en: name }, icon: "target", navigation: false, rights, title: "name", unique: [], fields: [...fields, ...system], list: { columns: ["name"] }, form: { sections: [] }, highlights: [], views: [],
});

const names = [field("name", "text", "名称", "Name", { required: true }), field("name_en", "text", "英文名称", "English name"), field("position", "whole", "次序", "Place"), field("active", "yesno", "启用", "Active"), field("applies", "long_text", "适用条件", "Applies to")];

/** Rules that give leads points, and targets by when they are answered, for the tests that want them. */
export class Scoring {
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
    const rule = object("score_rule", "评分规则", [...names, field("dimension", "text", "维度", "Dimension"), field("points", "whole", "分值", "Points")]);
    const target = object("response_target", "首响时限", [...names, field("minutes", "whole", "时限（分钟）", "Minutes"), field("warn_minutes", "whole", "提前几分钟提醒", "Warned before"), field("always", "yesno", "全天计时", "Always"), field("tells_manager", "yesno", "超时告知直属上级", "Tells manager")]);
    for (const one of [rule, target]) {
      this.design.all.push(one);
      this.tables[one.name] = new Map();
    }
    const add = (definition: ObjectDefinition, values: Record<string, unknown>) => this.records.create(definition, values as unknown as RecordRow).id;
    this.rules = [
      add(rule, { name: "有预算", position: 1, active: true, dimension: "budget", applies: "budget > 0", points: 12 }),
      add(rule, { name: "没有联系方式", position: 2, active: true, dimension: "engagement", applies: "empty(mobile)", points: -20 }),
    ];
    add(target, { name: "官网线索", position: 1, active: true, applies: 'source == "website"', minutes: 30, warn_minutes: 10, tells_manager: true });
    add(target, { name: "其他线索", position: 2, active: true, minutes: 240, always: true });
  }

  handle(method: string, body: Record<string, unknown>): Response {
    if (method === "GET") return Response.json(this.overview(this.rules));
    this.previews.push(body);
    const changed = body.rule ?? null;
    return Response.json(this.overview([...this.rules.filter((rule) => rule !== changed), changed as string | null]));
  }

  card(): Response {
    const reasons = [{ rule: "r1", name: "有预算", nameEn: "Has a budget", points: 12 }, { rule: "r2", name: null, nameEn: null, points: 8 }];
    const others = ["need", "urgency", "authority", "fit", "engagement"].map((dimension) => ({ dimension, points: 0, best: 10, reasons: [] }));
    return Response.json({ total: 20, grade: "c", pending: true, dimensions: [...others, { dimension: "budget", points: 20, best: 28, reasons }] });
  }

  private overview(rules: (string | null)[]) {
    const grades = [{ grade: "a", from: 70, count: 3, now: 1 }, { grade: "b", from: 45, count: 5, now: 5 }, { grade: "c", from: 20, count: 8, now: 10 }, { grade: "d", from: 0, count: 4, now: 4 }];
    return { total: 20, moving: 2, grades, spread: [2, 2, 3, 3, 3, 2, 2, 1, 1, 1], rules: rules.map((rule) => ({ rule, fits: 7, fault: null })) };
  }
}
