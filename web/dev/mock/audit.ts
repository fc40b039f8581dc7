import type { Chain, Entry, Kind } from "../../src/features/audit/api.ts";
import { Refused } from "./records.ts";

const hour = 3_600_000;

/** An audit trail of a few days, and a chain that is whole unless a test says otherwise. */
export class Audit {
  entries: Entry[];
  chain: Chain = { seals: 41, sealedTo: new Date(Date.now() - hour).toISOString(), waiting: 1, checking: false, check: null };
  allowed = true;

  private readonly actor: () => { id: string; title: string };

  constructor(actor: () => { id: string; title: string }) {
    this.actor = actor;
    this.entries = Array.from({ length: 90 }, (_, index) => this.entry(index));
  }

  handle(method: string, url: URL, part: string | undefined, then: string | undefined): Response {
    if (!this.allowed) throw new Refused(403, "access.refused", "您没有执行此操作的权限");
    if (part === "chain" && then === "check" && method === "POST") return Response.json(this.check(), { status: 202 });
    if (part === "chain") return Response.json(this.chain);
    const asked = url.searchParams;
    const fits = ({ kind, actor, object, record, at }: Entry) =>
      (!asked.get("kind") || kind === asked.get("kind")) && (!asked.get("actor") || actor?.id === asked.get("actor")) &&
      (!asked.get("object") || object === asked.get("object")) && (!asked.get("record") || record === asked.get("record")) &&
      (!asked.get("from") || at >= String(asked.get("from"))) && (!asked.get("to") || at < String(asked.get("to")));
    const found = this.entries.filter(fits);
    const begin = Number(asked.get("after") ?? 0);
    const end = begin + Number(asked.get("limit") ?? 50);
    return Response.json({ items: found.slice(begin, end), next: end < found.length ? String(end) : null });
  }

  private check(): Chain {
    this.chain = { ...this.chain, check: { at: new Date().toISOString(), sealedTo: this.chain.sealedTo, entries: this.entries.length, good: true, faults: [] } };
    return this.chain;
  }

  private entry(index: number): Entry {
    const samples: { kind: Kind; object?: string; criteria?: string; count?: number; facts?: Record<string, unknown> }[] = [
      { kind: "sign_in" },
      { kind: "export", object: "account", criteria: "city == '上海'", count: 120, facts: { format: "csv", what: "rejected" } },
      { kind: "sign_in_refused" },
      { kind: "configuration", object: "definition", count: 1, facts: { objects: ["account"] } },
      { kind: "sensitive_view", object: "contact", count: 1, facts: { fields: ["id_number"] } },
      { kind: "administration", facts: { act: "DELETE /api/readers/{name}/dead-letters", name: "search" } },
    ];
    const sample = samples[index % samples.length] ?? { kind: "sign_in" as const };
    return {
      id: `0198c0de-0000-7000-8000-${String(index).padStart(12, "0")}`, at: new Date(Date.now() - (index * hour) / 2).toISOString(), kind: sample.kind,
      actor: sample.kind === "sign_in_refused" ? null : this.actor(), key: null, actingAs: null, onBehalfOf: index === 9 ? { id: "away", title: "周文" } : null, address: index % 5 === 4 ? null : "10.20.1.7",
      object: sample.object ?? null, record: null, criteria: sample.criteria ?? null, count: sample.count ?? null, facts: sample.facts ?? {}, seal: index === 0 ? null : 41 - Math.floor(index / 10),
    };
  }
}
