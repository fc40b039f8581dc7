const kinds = ["mentioned", "assigned", "due", "shared", "followed", "releasing", "allocated", "passed_on", "imported", "import_failed", "exported", "export_failed"];

/** Nobody is told anything here, but what one wants to be told is kept. */
export class Told {
  readonly wishes = kinds.map((kind) => ({ kind, wanted: true, mailed: true }));
  readonly digest = { rhythm: "daily", address: "lin@guanlan.example" as string | null, ready: true };

  handle(method: string, part: string, kind: string | undefined, body: Record<string, unknown>): Response {
    if (part === "digest") return Response.json(method === "PUT" ? Object.assign(this.digest, body) : this.digest);
    if (kind !== undefined) {
      Object.assign(this.wishes.find((one) => one.kind === kind) ?? {}, body);
      return new Response(null, { status: 204 });
    }
    if (part === "settings") return Response.json({ items: this.wishes });
    return Response.json(part === "" ? { items: [], unread: 0, next: null } : { unread: 0 });
  }
}
