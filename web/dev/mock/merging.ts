import type { ObjectDefinition, RecordRow, Reference } from "../../src/lib/api/types.ts";
import type { Preview } from "../../src/features/merging/api.ts";
import { Refused, type Records } from "./records.ts";
import type { Tables } from "./data.ts";

interface World {
  tables: Tables;
  records: Records;
  actor: () => Reference;
}

interface Merge {
  id: string;
  object: string;
  survivor: string;
  merged: string[];
  at: string;
  before: RecordRow;
  moved: string[];
}

const blank = (value: unknown) => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** Merges accounts and contacts; what points to an account are its contacts. */
export class Merges {
  readonly made: Merge[] = [];
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** Only what becomes of records, not of merges. */
  record(method: string, definition: ObjectDefinition, id: string | undefined, url: URL, body: Record<string, unknown>): Response {
    if (id === "merges" && method === "GET") return Response.json(this.preview(definition, url.searchParams));
    if (id === "merges") return Response.json(this.merge(definition, body), { status: 201 });
    return Response.json({ items: this.made.filter(({ survivor }) => survivor === id).map((one) => this.told(one)) });
  }

  undo(id: string, plan: boolean): Response {
    const at = this.made.findIndex((one) => one.id === id);
    const merge = this.made[at];
    if (!merge) throw new Refused(404, "merge.absent", "没有找到这次合并");
    const { object, survivor, before } = merge;
    const row = this.world.records.stored(object, survivor).row;
    const changed = Object.keys(before).filter((name) => !["version", "updated_at"].includes(name) && JSON.stringify(before[name]) !== JSON.stringify(row[name]));
    const kept = changed.includes("city") ? [{ object, record: this.reference(object, survivor), field: "city", now: row.city, before: before.city }] : [];
    if (!plan) {
      for (const one of merge.merged) this.world.records.restore(object, one);
      this.world.records.put(object, survivor, Object.fromEntries(changed.filter((name) => name !== "city").map((name) => [name, before[name]])));
      this.made.splice(at, 1);
    }
    return Response.json({ plan, restored: merge.merged.map((one) => this.reference(object, one)), moved: merge.moved.length > 0 ? [{ object: "contact", count: merge.moved.length }] : [], kept, blocked: [] });
  }

  into(id: string): Reference | undefined {
    const merge = this.made.find(({ merged }) => merged.includes(id));
    return merge && this.reference(merge.object, merge.survivor);
  }

  private preview(definition: ObjectDefinition, asked: URLSearchParams): Preview {
    const ids = (asked.get("ids") ?? "").split(",");
    const records = ids.map((id) => this.world.records.read(definition.name, id));
    const survivor = asked.get("survivor") ?? ids[0] ?? "";
    const order = [survivor, ...ids.filter((id) => id !== survivor)];
    const fields = definition.fields.filter(({ readOnly }) => !readOnly).map(({ name, type }) => {
      const from = order.find((id) => !blank(records.find((row) => row.id === id)?.[name]));
      const several = type === "tags";
      const differs = new Set(records.map((row) => JSON.stringify(blank(row[name]) ? null : row[name]))).size > 1;
      return { field: name, choice: several ? { all: true } : from === undefined ? null : { from }, differs, several, locked: name === "level" };
    });
    const count = this.pointing(ids.filter((id) => id !== survivor)).length;
    return { object: definition.name, survivor, records, fields, moved: count > 0 ? [{ object: "contact", count }] : [] };
  }

  private merge(definition: ObjectDefinition, body: Record<string, unknown>) {
    const survivor = String(body.survivor);
    const merged = body.merged as string[];
    const versions = body.versions as Record<string, number>;
    for (const id of [survivor, ...merged]) {
      if (versions[id] !== this.world.records.stored(definition.name, id).row.version) throw new Refused(412, "record.stale", "这条记录已被他人修改");
    }
    const before = { ...this.world.records.stored(definition.name, survivor).row };
    const values: Record<string, unknown> = {};
    for (const [field, choice] of Object.entries(body.choices as Record<string, { from?: string; all?: boolean }>)) {
      if (choice.from !== undefined && choice.from !== survivor) values[field] = this.world.records.stored(definition.name, choice.from).row[field];
      if (choice.all) values[field] = [...new Set([survivor, ...merged].flatMap((id) => (this.world.records.stored(definition.name, id).row[field] as string[] | null) ?? []))];
    }
    const moved = this.pointing(merged);
    this.world.records.put(definition.name, survivor, values);
    for (const id of merged) this.world.records.remove(definition.name, id);
    const one: Merge = { id: `merge${this.made.length}`, object: definition.name, survivor, merged, at: new Date().toISOString(), before, moved };
    this.made.unshift(one);
    return this.told(one);
  }

  private pointing(ids: string[]): string[] {
    const contacts = [...(this.world.tables.contact?.values() ?? [])];
    return contacts.filter(({ row }) => ids.includes(String((row.account as Reference | null)?.id))).map(({ row }) => row.id);
  }

  private told(merge: Merge) {
    return {
      id: merge.id, object: merge.object, survivor: this.reference(merge.object, merge.survivor), merged: merge.merged.map((one) => this.reference(merge.object, one)),
      moved: [], at: merge.at, by: this.world.actor(),
    };
  }

  private reference(object: string, id: string): Reference {
    return { id, title: String(this.world.records.stored(object, id).row.name) };
  }
}
