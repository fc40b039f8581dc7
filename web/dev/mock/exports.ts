import type { Export, Order } from "../../src/features/exports/export.ts";
import type { ObjectDefinition } from "../../src/lib/api/types.ts";
import type { Tables } from "./data.ts";
import { list } from "./list.ts";
import { Refused } from "./records.ts";

interface World {
  tables: Tables;
  definition: (object: string) => ObjectDefinition;
  actor: () => { id: string; title: string };
}

/** Exports that are written a part each time somebody asks how far they are; there is no file. */
export class Exports {
  private kept: Export[] = [];
  private readonly world: World;
  ordered: Order | undefined;
  pace = 1_000;
  /** Why the next one is not taken. */
  refusal: string | undefined;

  constructor(world: World) {
    this.world = world;
  }

  handle(method: string, body: Partial<Order>, id = ""): Response {
    if (id === "" && method === "POST") return this.order(body as Order);
    if (id === "") return Response.json({ items: (this.kept = this.kept.map((one) => this.step(one))), next: null });
    const one = this.kept.find((each) => each.id === id);
    if (!one) throw new Refused(404, "export.absent", "没有这个导出");
    const fresh: Export = method === "DELETE" ? { ...one, state: one.state === "running" ? "cancelled" : "expired" } : this.step(one);
    this.kept = this.kept.map((each) => (each.id === id ? fresh : each));
    return Response.json(fresh);
  }

  private order(order: Order): Response {
    if (this.refusal !== undefined) throw new Refused(429, "export.busy", this.refusal);
    this.ordered = order;
    const asked = new URLSearchParams({ limit: "1000000", deleted: String(order.deleted) });
    for (const name of ["where", "q"] as const) if (order[name] !== undefined) asked.set(name, order[name]);
    const definition = this.world.definition(order.object);
    const total = list(definition, this.world.tables, asked, this.world.actor().id).items.length;
    const now = new Date().toISOString();
    const one: Export = {
      id: `e${this.kept.length}`, object: order.object, where: order.where ?? null, q: order.q ?? null, sort: order.sort ?? null, deleted: order.deleted, fields: order.fields, format: order.format, headings: order.headings, ids: order.ids, state: "running",
      progress: { total, done: 0, cut: 0, rowsPerSecond: 40_000, secondsLeft: 1 }, size: null, fileName: `${definition.plural.zh} ${now.slice(0, 10)}.${order.format}`,
      createdAt: now, createdBy: { ...this.world.actor(), restricted: null }, finishedAt: null, expiresAt: null,
    };
    this.kept.unshift(one);
    return Response.json(one, { status: 202 });
  }

  private step(one: Export): Export {
    if (one.state !== "running") return one;
    const total = one.progress.total ?? 0;
    const done = Math.min(total, one.progress.done + this.pace);
    const progress = { ...one.progress, done };
    if (done < total) return { ...one, progress };
    const now = Date.now();
    return { ...one, progress, state: "finished", size: done * 80, finishedAt: new Date(now).toISOString(), expiresAt: new Date(now + 7 * 86_400_000).toISOString() };
  }
}
