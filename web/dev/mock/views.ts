import type { View } from "../../src/lib/api/types.ts";
import type { ViewWords } from "../../src/lib/api/views.ts";
import type { Design } from "./design.ts";
import { Refused } from "./records.ts";

/** Views of one's own beside those of everybody, and with which of them a list begins. */
export class Views {
  readonly own: { object: string; view: View }[] = [];
  readonly usual = new Map<string, string>();
  /** With what the reader's role begins, by object. */
  readonly ofRole = new Map<string, string>();
  private readonly design: Design;

  constructor(design: Design) {
    this.design = design;
  }

  handle(method: string, [object = "", part = "", id]: (string | undefined)[], body: Record<string, unknown>): Response {
    if (part === "usual-view") return this.begin(object, body.view as string | null);
    if (method === "GET") return Response.json(this.offer(object));
    const at = this.own.findIndex(({ view }) => view.name === id);
    if (method !== "POST" && at < 0) throw new Refused(404, "views.absent", "没有这个个人视图");
    if (method === "DELETE") {
      this.own.splice(at, 1);
      return new Response(null, { status: 204 });
    }
    const { label, ...words } = body as unknown as ViewWords;
    const view: View = { name: id ?? `own-${this.own.length + 1}`, label: { zh: label, en: label }, ...words, roles: [], own: true };
    this.own.splice(at < 0 ? this.own.length : at, at < 0 ? 0 : 1, { object, view });
    return Response.json(view, { status: method === "POST" ? 201 : 200 });
  }

  private begin(object: string, view: string | null): Response {
    if (view === null) this.usual.delete(object);
    else this.usual.set(object, view);
    return Response.json(this.offer(object));
  }

  private offer(object: string) {
    const items = [...this.design.require(object).views.map((view) => ({ ...view, own: false })), ...this.own.filter((one) => one.object === object).map(({ view }) => view)];
    const chosen = this.usual.get(object);
    const role = this.ofRole.get(object);
    return { items, usual: chosen !== undefined ? { view: chosen === "" ? null : chosen, own: true } : role !== undefined ? { view: role, own: false } : null };
  }
}
