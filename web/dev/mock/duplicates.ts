import type { Overview, Pair, PairState, Reason, Side, Twin } from "../../src/lib/api/duplicates.ts";
import type { RecordRow } from "../../src/lib/api/types.ts";
import type { Tables } from "./data.ts";
import { Refused } from "./records.ts";

const fields = ["name", "uscc", "phone", "mail", "website", "address", "city"];
const phone: Reason = { code: "same_and_rare", field: "phone", likeness: 1, message: "电话相同，且很少有其他记录相同" };
const name: Reason = { code: "similar", field: "name", likeness: 0.9, message: "客户名称几乎相同" };

/** Possible duplicates among the first accounts: two that share a third record, and one by itself. */
export class Duplicates {
  pairs: Pair[];
  model: Overview["model"] = null;
  runs = [
    { id: "00000000-0000-7000-8000-0000000000a1", object: "account", state: "finished", automatic: true, progress: { total: 13, done: 13, merged: 12, rejected: 1 }, undo: null as { undone: number; kept: number } | null, failure: null, createdAt: "2026-11-21T19:00:00Z", finishedAt: "2026-11-21T19:00:04Z" },
  ];
  survivorship: Record<string, unknown> = { survivor: "complete", fallback: "survivor", fields: {}, trust: { field: null, order: [] } };
  settings = {
    traits: fields.map((field) => ({ field, kind: field === "name" ? "company" : field === "phone" ? "phone" : "text", weight: 0 })),
    rules: [{ name: "统一社会信用代码相同", verdict: "always", fields: ["uscc"], active: true }],
    sure: 0.9, maybe: 0.4, tellsHidden: false, mergesFrom: null as number | null, shipped: true,
    choices: [...fields, "industry"].map((field) => ({ field, label: { zh: field, en: field }, usual: "text" })),
  };
  readonly tables: Tables;

  constructor(tables: Tables) {
    this.tables = tables;
    const rows = [...(tables.account?.values() ?? [])].slice(0, 6).map(({ row }) => row);
    const sides = rows.map(side);
    this.pairs = [[0, 1, 0.97], [1, 2, 0.82], [3, 4, 0.55]].flatMap(([one = 0, two = 0, probability = 0], at) => {
      const [left, right] = [sides[one], sides[two]];
      if (!left || !right) return [];
      const id = `00000000-0000-7000-8000-00000000000${at}`;
      return [{ id, cluster: at < 2 ? 0 : 1, probability, decision: probability > 0.9 ? "same" as const : "maybe" as const, state: "open" as const, one: left, two: right, reasons: [phone, name], foundAt: "2026-11-22T08:00:00Z", decidedAt: null, decidedBy: null, note: null }];
    });
  }

  handle(method: string, [object, part, id]: string[], search: URLSearchParams, body: Record<string, unknown>): Response {
    if (object === undefined) return Response.json({ items: [this.overview()] });
    if (object !== "account") throw new Refused(404, "matching.not_matched", "未参与查重");
    if (part === "pairs" && method === "GET") return Response.json({ items: this.pairs.filter(({ state }) => state === search.get("state")) });
    if (part === "pairs") return Response.json(this.decide(id ?? "", body.state as PairState));
    if (part === "records") return Response.json({ items: this.open(id ?? "") });
    if (part === "marks") return Response.json({ items: this.marks((search.get("ids") ?? "").split(",")) });
    if (part === "check") return Response.json({ items: this.check(body.values as Record<string, unknown>), hidden: 0 });
    if (part === "settings") return Response.json(this.keep(method, body));
    if (part === "rules") return Response.json({ pairs: 1234, exact: true });
    if (part === "scan") return Response.json({ waiting: 300 }, { status: 202 });
    throw new Refused(404, "path.absent", "没有这个地址");
  }

  /** Merges of many at once; taking one back is done at once here. */
  run(method: string, id?: string, part?: string): Response {
    if (id === undefined) return Response.json({ items: this.runs });
    if (part === "rejected") return Response.json({ items: [{ records: [{ id: "1", title: "甲公司" }, { id: "2", title: "甲公司二" }], code: "merge.pointing_twice", message: "两条记录被同一条记录引用" }] });
    if (method === "DELETE") this.runs = this.runs.map((run) => (run.id === id ? { ...run, state: "undone", undo: { undone: run.progress.merged, kept: 0 } } : run));
    return Response.json(this.runs.find((run) => run.id === id));
  }

  survival(method: string, body: Record<string, unknown>): Response {
    if (method === "PUT") this.survivorship = body;
    return Response.json(this.survivorship);
  }

  private marks(ids: string[]) {
    return ids.map((id) => ({ id, pairs: this.open(id).length })).filter(({ pairs }) => pairs > 0);
  }

  private open(id: string): Pair[] {
    return this.pairs.filter(({ state, one, two }) => state === "open" && (one.id === id || two.id === id));
  }

  /** A list's question with the records that it means. */
  answered(asked: URLSearchParams): URLSearchParams {
    if (asked.get("where") !== "possible_duplicate == true") return asked;
    const ids = new Set(this.pairs.filter(({ state }) => state === "open").flatMap(({ one, two }) => [one.id, two.id]));
    const answered = new URLSearchParams(asked);
    answered.set("where", `id in [${[...ids].map((id) => JSON.stringify(id)).join(", ")}]`);
    return answered;
  }

  private overview(): Overview {
    const count = (state: PairState) => this.pairs.filter((pair) => pair.state === state).length;
    return { object: "account", label: { zh: "客户", en: "Accounts" }, fields, counts: { open: count("open"), same: count("same"), different: count("different"), later: count("later") }, waiting: 0, building: null, model: this.model };
  }

  private decide(id: string, state: PairState): Pair {
    this.pairs = this.pairs.map((pair) => (pair.id === id ? { ...pair, state, decidedAt: state === "open" ? null : "2026-11-22T09:00:00Z" } : pair));
    const pair = this.pairs.find((one) => one.id === id);
    if (!pair) throw new Refused(404, "matching.pair_absent", "找不到这组疑似重复");
    return pair;
  }

  private check(values: Record<string, unknown>): Twin[] {
    const words = String(values.name ?? "").trim();
    return words.length < 2 ? [] : [...(this.tables.account?.values() ?? [])].map(({ row }) => row).filter((row) => String(row.name).includes(words)).slice(0, 2)
      .map((row) => ({ ...side(row), probability: 0.8, decision: "maybe" as const, reasons: [name] }));
  }

  private keep(method: string, body: Record<string, unknown>) {
    if (method === "PUT" && (body.rules as { fields: string[] }[]).some((rule) => rule.fields.length === 0)) {
      throw new Refused(422, "matching.setting_refused", "规则未保存，请修改标出的内容后重试。", [{ field: "rules", code: "matching.rule_empty", message: "规则没有选择字段，请至少选择一个。" }]);
    }
    if (method === "PUT") this.settings = { ...this.settings, ...body, shipped: false };
    if (method === "DELETE") this.settings = { ...this.settings, shipped: true };
    return this.settings;
  }
}

function side(row: RecordRow): Side {
  return { id: row.id, title: String(row.name), deleted: false, values: Object.fromEntries([...fields, "owner", "created_at", "updated_at"].map((field) => [field, row[field] ?? null])) };
}
