import type { FoundItem } from "../../src/lib/api/types.ts";
import { initialsOf } from "../../src/lib/pinyin.ts";
import type { Tables } from "./data.ts";
import type { Design } from "./design.ts";

type Shelf = "recents" | "favourites";

/** Records at hand, and a search that knows words and initials. */
export class Bookmarks {
  readonly shelves: Record<Shelf, FoundItem[]> = { recents: [], favourites: [] };
  private readonly tables: Tables;
  private readonly design: Design;

  constructor(tables: Tables, design: Design) {
    this.tables = tables;
    this.design = design;
  }

  shelf(shelf: Shelf, method: string, object: string, id = ""): Response {
    if (method === "GET") return Response.json({ items: this.shelves[shelf] });
    const others = this.shelves[shelf].filter((one) => one.id !== id);
    const item = method === "PUT" ? this.item(object, id) : undefined;
    this.shelves[shelf] = item ? [item, ...others] : others;
    return new Response(null, { status: 204 });
  }

  find(q: string): Response {
    const sought = q.toLowerCase();
    const groups = this.design.all.filter((object) => object.navigation).map((object) => ({
      object: object.name,
      items: [...(this.tables[object.name]?.values() ?? [])].filter(({ row }) => {
        const title = String(row[object.title]);
        return row.deleted_at === null && (title.toLowerCase().includes(sought) || initialsOf(title).includes(sought));
      }).slice(0, 5).flatMap(({ row }) => this.item(object.name, row.id) ?? []),
    }));
    return Response.json({ groups: groups.filter(({ items }) => items.length > 0) });
  }

  private item(object: string, id: string): FoundItem | undefined {
    const { title, highlights } = this.design.require(object);
    const row = this.tables[object]?.get(id)?.row;
    return row && { object, id, title: String(row[title]), fields: Object.fromEntries(highlights.map((name) => [name, row[name]])), at: new Date().toISOString() };
  }
}
