import type { ObjectDefinition, RecordRow } from "../../src/lib/api/types.ts";
import type { Mass, MassAct, Refusal } from "../../src/features/records/mass/api.ts";
import { list } from "./list.ts";
import { Refused, type Records } from "./records.ts";
import type { Tables } from "./data.ts";

interface Kept {
  mass: Mass;
  targets: string[];
  before: Map<string, RecordRow>;
  refused: Refusal[];
}

interface World {
  tables: Tables;
  records: Records;
  definition: (object: string) => ObjectDefinition;
  actor: () => { id: string; title: string };
}

/** Acts on all records of a filter, a part of them each time somebody asks how far they are. */
export class MassActs {
  private readonly kept: Kept[] = [];
  private readonly world: World;
  /** How many are done between two questions. */
  pace = 1_000;

  constructor(world: World) {
    this.world = world;
  }

  order(object: string, body: Record<string, unknown>): Response {
    const definition = this.world.definition(object);
    const operation = body.operation as MassAct;
    const asked = new URLSearchParams({ limit: "1000000", deleted: String(operation === "restore") });
    for (const name of ["where", "q"]) if (typeof body[name] === "string") asked.set(name, body[name]);
    const targets = this.meant(definition, asked);
    if (targets.length > Number(body.expectedCount)) throw new Refused(409, "mass.count_moved", `现在有 ${targets.length} 条记录符合，而不是 ${String(body.expectedCount)} 条。请确认后再执行。`, [], { count: targets.length });
    const mass: Mass = { id: `m${this.kept.length}`, object, operation, where: asked.get("where"), q: asked.get("q"), values: (body.values ?? {}) as Record<string, unknown>, state: "running", progress: { total: targets.length, done: 0, changed: 0, unchanged: 0, rejected: 0 }, failure: null, undo: null, createdAt: new Date().toISOString(), createdBy: { ...this.world.actor(), restricted: null }, finishedAt: null };
    this.kept.unshift({ mass, targets, before: new Map(), refused: [] });
    return Response.json(mass, { status: 202 });
  }

  handle(method: string, id = "", part?: string): Response {
    if (id === "") return Response.json({ items: this.kept.map((one) => one.mass) });
    const one = this.kept.find(({ mass }) => mass.id === id);
    if (!one) throw new Refused(404, "mass.absent", "没有这次批量操作");
    if (part === "rejected") return Response.json({ items: one.refused });
    if (method === "DELETE" && part === "effects") return Response.json(this.undo(one), { status: 202 });
    if (method === "DELETE") one.mass = { ...one.mass, state: "cancelled" };
    else this.step(one);
    return Response.json(one.mass);
  }

  private meant(definition: ObjectDefinition, asked: URLSearchParams): string[] {
    const ids = /^id in \[(.*)\]$/.exec(asked.get("where") ?? "")?.[1];
    if (ids !== undefined) return (JSON.parse(`[${ids}]`) as string[]).filter((id) => this.world.tables[definition.name]?.has(id));
    return list(definition, this.world.tables, asked, this.world.actor().id).items.map((row) => row.id);
  }

  private step(one: Kept): void {
    const { mass } = one;
    if (mass.state === "undoing") this.takeBack(one);
    if (mass.state !== "running") return;
    const part = one.targets.slice(mass.progress.done, mass.progress.done + this.pace);
    for (const id of part) this.act(one, id);
    const done = mass.progress.done + part.length;
    one.mass = { ...mass, state: done >= one.targets.length ? "finished" : "running", progress: { ...mass.progress, done, changed: done - one.refused.length, rejected: one.refused.length } };
  }

  private act(one: Kept, id: string): void {
    const { operation, object, values } = one.mass;
    const definition = this.world.definition(object);
    const row = this.world.records.stored(object, id).row;
    one.before.set(id, row);
    try {
      if (operation === "delete") this.world.records.remove(object, id);
      else if (operation === "restore") this.world.records.restore(object, id);
      else this.world.records.change(definition, id, values, 0);
    } catch (error) {
      const finding = error instanceof Refused ? error.body.findings[0] : undefined;
      one.refused.push({ id, title: String(row[definition.title]), field: finding?.field ?? null, code: finding?.code ?? "record.absent", message: finding?.message ?? "" });
    }
  }

  private undo(one: Kept): Mass {
    one.mass = { ...one.mass, state: "undoing", undo: { removed: 0, reverted: 0, kept: 0 } };
    return one.mass;
  }

  private takeBack(one: Kept): void {
    for (const [id, row] of one.before) this.world.records.stored(one.mass.object, id).row = row;
    one.mass = { ...one.mass, state: "undone", undo: { removed: 0, reverted: one.before.size, kept: 0 } };
  }
}
