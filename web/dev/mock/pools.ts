import type { RecordRow } from "../../src/lib/api/types.ts";
import type { Tables } from "./data.ts";
import { Refused } from "./records.ts";

const pool = "00000000-0000-7000-8000-00000000f001";

/** One pool of accounts, and nothing else of it. */
export class Pools {
  readonly inside: Set<string>;
  readonly perDay = 3;
  member = true;
  claimed = 0;
  reasons: string[] = [];
  private readonly tables: Tables;
  private readonly actor: () => { id: string; title: string };

  constructor(tables: Tables, actor: () => { id: string; title: string }) {
    this.tables = tables;
    this.actor = actor;
    this.inside = new Set([...(tables.account?.keys() ?? [])].slice(0, 8));
  }

  /** A list of what lies in it; nothing: another list is meant. */
  list(object: string, where: string | null): Response | undefined {
    if (object !== "account" || where !== `pool == "${pool}"`) return undefined;
    const items = [...this.inside].flatMap((id): RecordRow[] => { const row = this.tables.account?.get(id)?.row; return row ? [{ ...row, owner: null }] : []; });
    return Response.json({ items, next: null, previous: null, count: items.length, countIsExact: true });
  }

  handle(method: string, [id, act]: string[], body: Record<string, unknown>): Response {
    if (id === undefined) return Response.json({ items: [this.overview()] });
    if (id !== pool || method !== "POST") throw new Refused(404, "pools.absent", "没有这个公海");
    const records = Array.isArray(body.records) ? (body.records as string[]) : [...this.inside].slice(0, Number(body.next));
    const outcomes = records.map((record, row) => ({ row, ...(act === "claims" ? this.claim(record) : this.release(record, String(body.reason))) }));
    const counts = { updated: outcomes.filter(({ status }) => status === "updated").length };
    return Response.json({ records, result: { outcomes, counts } });
  }

  private overview() {
    return { id: pool, object: "account", name: "华东公海", retired: false, member: this.member, manages: true, count: this.member ? this.inside.size : null, exact: true, quotas: [{ name: "", perDay: this.perDay, claimed: this.claimed, holding: null, held: 0 }] };
  }

  private claim(id: string) {
    if (this.claimed >= this.perDay) return { status: "rejected", findings: [{ row: 0, field: "pool", code: "pools.day_full", message: `今天在“华东公海”的领取数已达上限（${this.perDay} 条），请明天再领取。`, params: {} }] };
    this.claimed++;
    this.inside.delete(id);
    const row = this.tables.account?.get(id)?.row;
    if (row) row.owner = this.actor();
    return { status: "updated", id, version: 2 };
  }

  private release(id: string, reason: string) {
    this.reasons.push(reason);
    this.inside.add(id);
    return { status: "updated", id, version: 3 };
  }
}
