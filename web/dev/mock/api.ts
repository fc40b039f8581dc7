import type { Me, RecordRow } from "../../src/lib/api/types.ts";
import { makeTables, type Tables } from "./data.ts";
import { Design } from "./design.ts";
import { Imports } from "./imports.ts";
import { list } from "./list.ts";
import { People } from "./people.ts";
import { Records, Refused } from "./records.ts";

/** A stand-in for the server in development and tests: same paths, same shapes, nothing kept. */
export class MockApi {
  readonly tables: Tables;
  readonly records: Records;
  readonly imports: Imports;
  readonly design: Design;
  readonly people: People;
  readonly me: Me = {
    user: { id: "", login: "lin", name: "林晓云", mail: "lin@guanlan.example", locale: "zh", theme: "system", timeZone: "Asia/Shanghai" },
    company: { slug: "main", name: "观澜示例公司" }, roles: ["administrator"], version: "0.1.0",
  };
  signedIn = true;
  setupNeeded = false;

  constructor(accounts = 5000) {
    this.tables = makeTables(accounts);
    this.records = new Records(this.tables, () => this.actor());
    this.design = new Design(this.tables, () => this.actor());
    this.imports = new Imports({ records: this.records, definition: (object) => this.definition(object), actor: () => this.actor() });
    this.people = new People({ tables: this.tables, records: this.records, definitions: () => this.design.all, actor: () => this.actor() });
    this.me.user.id = this.actor().id;
  }

  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url, "http://mock");
    try {
      return await this.route(request, url, url.pathname.replace(/^\/api/, "").split("/").filter(Boolean).map(decodeURIComponent));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return Response.json({ ...error.body, status: error.status, trace: "4bf92f3577b34da6" }, { status: error.status, headers: { "Content-Type": "application/problem+json" } });
    }
  }

  private async route(request: Request, url: URL, [head = "", object = "", ...rest]: string[]): Promise<Response> {
    const [id, part, last] = rest;
    const method = request.method;
    const body = async () => (await request.json()) as Record<string, unknown>;
    if (head === "health") return Response.json({ status: "up", version: "0.1.0" });
    if (head === "setup") return method === "GET" ? Response.json({ needed: this.setupNeeded, company: this.me.company.name }) : this.setUp(await body());
    if (head === "session") return method === "DELETE" ? this.signOut() : this.signIn(await body());
    if (!this.signedIn) throw new Refused(401, "session.required", "请先登录");
    if (this.people.viewing && method !== "GET" && head !== "view-as") throw new Refused(403, "access.read_only", "正在以他人身份查看，不能修改");
    if (head === "me" && object === "confirmation") return this.confirm(await body());
    if (["people", "roles", "grants", "access", "view-as"].includes(head)) return this.people.handle(method, [head, object, ...rest].filter(Boolean), url.searchParams, method === "GET" || method === "DELETE" || part === "link" || id === "link" ? {} : await body());
    if (head === "me") return this.mine(method, method === "PATCH" ? await body() : {});
    if (head === "objects") return this.design.handle(method, url, [object, id, part].filter((one) => one !== undefined && one !== ""), method === "POST" || method === "PATCH" ? await body() : {});
    if (head === "records" && object === "definition") return this.design.sources(url.searchParams.get("where") ?? "");
    if (head === "records") return this.record(request, url, object, id, part, last);
    if (head === "imports") return this.imports.handle(request, url, object, id);
    throw new Refused(404, "path.absent", "没有这个地址");
  }

  private async record(request: Request, url: URL, object: string, id?: string, part?: string, last?: string): Promise<Response> {
    const definition = this.definition(object);
    const version = Number(/\d+/.exec(request.headers.get("If-Match") ?? "")?.[0] ?? 0);
    const body = async () => (await request.json()) as RecordRow;
    if (part === "shares") return this.people.share(request.method, id ?? "", last, request.method === "GET" || request.method === "DELETE" ? {} : await body());
    if (part === "access") return this.people.explain(id ?? "", url.searchParams.get("user") ?? this.actor().id);
    switch (`${request.method} ${id === undefined ? "" : id === "batch" ? "batch" : "one"} ${part ?? ""}`.trim()) {
      case "GET": return Response.json(list(definition, this.tables, url.searchParams, this.actor().id));
      case "POST": return Response.json(this.records.create(definition, await body()), { status: 201 });
      case "POST batch": return Response.json(this.records.batch(definition, await body()));
      case "GET one": return Response.json(this.records.read(object, id ?? ""));
      case "PATCH one": return Response.json(this.records.change(definition, id ?? "", await body(), version));
      case "DELETE one": this.records.remove(object, id ?? ""); return new Response(null, { status: 204 });
      case "POST one restore": return Response.json(this.records.restore(object, id ?? ""));
      case "GET one history": return Response.json({ items: this.records.stored(object, id ?? "").history, next: null });
      default: throw new Refused(405, "method.refused", "不支持的操作");
    }
  }

  private definition(object: string) {
    return this.design.require(object);
  }

  private actor() {
    const first = this.tables.user?.values().next().value?.row;
    return { id: String(first?.id), title: String(first?.name) };
  }

  private confirm(body: Record<string, unknown>): Response {
    if (body.password !== "guanlan-demo") throw new Refused(422, "identity.refused", "密码不正确", [{ field: "password", code: "password.wrong", message: "密码不正确" }]);
    this.people.confirmed = true;
    return new Response(null, { status: 204 });
  }

  private mine(method: string, change: Record<string, unknown>): Response {
    if (method === "PATCH") Object.assign(this.me.user, change);
    if (method === "POST") return new Response(null, { status: 204 });
    const seen = this.people.viewing?.person;
    return Response.json(seen ? { ...this.me, user: { ...this.me.user, id: seen.id, name: seen.title }, roles: ["member"] } : this.me);
  }

  private signIn(body: Record<string, unknown>): Response {
    if (body.password !== "guanlan-demo") throw new Refused(401, "session.refused", "账号或密码不正确");
    this.signedIn = true;
    return Response.json(this.me);
  }

  private signOut(): Response {
    this.signedIn = false;
    return new Response(null, { status: 204 });
  }

  private setUp(body: Record<string, unknown>): Response {
    this.setupNeeded = false;
    this.signedIn = true;
    this.me.company.name = String(body.company);
    Object.assign(this.me.user, { name: body.name, login: body.login, locale: body.locale });
    return Response.json(this.me);
  }
}
