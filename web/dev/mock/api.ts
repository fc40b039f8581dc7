import type { Change, Me, ObjectDefinition, Onlooker, RecordRow } from "../../src/lib/api/types.ts";
import { makeTables, type Tables } from "./data.ts";
import { Allocation } from "./allocation.ts";
import { timeline } from "./activities.ts";
import { Audit } from "./audit.ts";
import { Design } from "./design.ts";
import { Duplicates } from "./duplicates.ts";
import { Exports } from "./exports.ts";
import { Lifecycle } from "./lifecycle.ts";
import { Imports } from "./imports.ts";
import { aggregate, list } from "./list.ts";
import { People } from "./people.ts";
import { Bookmarks } from "./bookmarks.ts";
import { SystemWorks } from "./system.ts";
import { MassActs } from "./mass.ts";
import { Merges } from "./merging.ts";
import { Told } from "./notifications.ts";
import { Pools } from "./pools.ts";
import { Records, Refused } from "./records.ts";
import { Views } from "./views.ts";
import { Security } from "./security.ts";

/** A stand-in for the server in development and tests: same paths, same shapes, nothing kept. */
export class MockApi {
  readonly tables: Tables;
  readonly records: Records;
  readonly imports: Imports;
  readonly exports: Exports;
  readonly design: Design;
  readonly audit: Audit;
  readonly people: People;
  readonly security = new Security();
  readonly mass: MassActs;
  readonly merges: Merges;
  readonly system = new SystemWorks();
  readonly bookmarks: Bookmarks;
  readonly duplicates: Duplicates;
  readonly pools: Pools;
  readonly lifecycle: Lifecycle;
  readonly views: Views;
  readonly allocation = new Allocation();
  readonly told = new Told();
  readonly me: Me = {
    user: { id: "", login: "lin", name: "林晓云", mail: "lin@guanlan.example", locale: "zh", theme: "system", timeZone: "Asia/Shanghai" },
    company: { slug: "main", name: "观澜示例公司" }, roles: ["administrator"], version: "0.1.0",
  };
  /** Who else looks at whatever record is open, and which records pages say that they show. */
  onlookers: Onlooker[] = [];
  readonly looking = new Map<string, string>();
  signedIn = true;
  setupNeeded = false;

  constructor(accounts = 5000) {
    this.tables = makeTables(accounts);
    this.records = new Records(this.tables, () => this.actor());
    this.audit = new Audit(() => this.actor());
    this.design = new Design(this.tables, () => this.actor());
    this.imports = new Imports({ records: this.records, definition: (object) => this.definition(object), actor: () => this.actor() });
    this.exports = new Exports({ tables: this.tables, definition: (object) => this.definition(object), actor: () => this.actor() });
    this.people = new People({ tables: this.tables, records: this.records, definitions: () => this.design.all, actor: () => this.actor() });
    this.mass = new MassActs({ tables: this.tables, records: this.records, definition: (object) => this.definition(object), actor: () => this.actor() });
    this.merges = new Merges({ tables: this.tables, records: this.records, actor: () => this.actor() });
    this.bookmarks = new Bookmarks(this.tables, this.design);
    this.duplicates = new Duplicates(this.tables);
    this.views = new Views(this.design);
    this.pools = new Pools(this.tables, () => this.actor());
    this.lifecycle = new Lifecycle(this.design, this.records, this.tables);
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
    if (head === "session") return this.session(method, object, id, await this.some(request));
    if (head === "links") return this.link(object, await this.some(request));
    if (!this.signedIn) throw new Refused(401, "session.required", "请先登录");
    if (this.people.viewing && method !== "GET" && head !== "view-as") throw new Refused(403, "access.read_only", "正在以他人身份查看，不能修改");
    if (["people", "roles", "grants", "access", "view-as"].includes(head)) return this.people.handle(method, [head, object, ...rest].filter(Boolean), url.searchParams, await this.some(request));
    if (head === "me" && object === "confirmation") return this.confirm(await this.some(request));
    if (head === "me") return this.mine(method, [object, id, part].flatMap((one) => (one ? [one] : [])), await this.some(request));
    if (head === "objects" && id === "merging") return this.duplicates.survival(method, await this.some(request));
    if (head === "objects" && (id === "views" || id === "usual-view")) return this.views.handle(method, [object, id, part], await this.some(request));
    if (head === "merge-runs") return this.duplicates.run(method, object || undefined, id);
    if (head === "objects") return this.design.handle(method, url, [object, id, part].filter((one) => one !== undefined && one !== ""), method === "POST" || method === "PATCH" ? await this.some(request) : {});
    if (head === "records" && object === "definition") return this.design.sources(url.searchParams.get("where") ?? "");
    if (head === "records") return this.record(request, url, object, id, part, last);
    if (head === "audit") return this.audit.handle(method, url, object, id);
    if (head === "duplicates") return this.duplicates.handle(method, [object, ...rest].filter(Boolean), url.searchParams, await this.some(request));
    if (head === "merges") return this.merges.undo(object, (await this.some(request)).plan === true);
    if (head === "lifecycle") return this.lifecycle.handle(method, object, await this.some(request));
    if (head === "pools") return this.pools.handle(method, [object, ...rest].filter(Boolean), await this.some(request));
    if (head === "allocation") return this.allocation.handle([object, ...rest].filter(Boolean), method === "POST" ? await this.some(request) : {});
    if (head === "mass") return this.mass.handle(method, object, id);
    if (head === "recents" || head === "favourites") return this.bookmarks.shelf(head, method, object, id);
    if (head === "notifications") return this.told.handle(method, object, id, method === "PUT" ? await this.some(request) : {});
    if (head === "search") return this.bookmarks.find(url.searchParams.get("q") ?? "");
    if (head === "reversals") {
      const { change, plan } = await body();
      return Response.json(this.records.takeBack(Number(change), plan === true));
    }
    const path = url.pathname.split("/").slice(3).filter(Boolean).map(decodeURIComponent);
    if (head === "webhooks") return this.system.webhooks(method, path, url.searchParams.get("state"), method === "PATCH" || (method === "POST" && path.length === 0) ? await body() : {});
    if (head === "readers") return this.system.readers(method, path);
    if (head === "exports") return this.exports.handle(method, method === "POST" ? await body() : {}, object);
    if (head === "imports") return this.imports.handle(request, url, object, id, part);
    throw new Refused(404, "path.absent", "没有这个地址");
  }

  private async record(request: Request, url: URL, object: string, id?: string, part?: string, last?: string): Promise<Response> {
    const definition = this.definition(object);
    const version = Number(/\d+/.exec(request.headers.get("If-Match") ?? "")?.[0] ?? 0);
    const body = async () => (await request.json()) as RecordRow;
    if (id === "merges" || part === "merges") return this.merges.record(request.method, definition, id, url, await this.some(request));
    if (part === "lifecycle") return this.lifecycle.account(this.records.read(object, id ?? ""));
    if (part === "shares") return this.people.share(request.method, id ?? "", last, await this.some(request));
    if (part === "onlookers") return this.look(request.method, id ?? "", last ?? "");
    if (part === "access") return this.people.explain(id ?? "", url.searchParams.get("user") ?? this.actor().id);
    switch (`${request.method} ${id === undefined ? "" : ["batch", "mass", "aggregate"].includes(id) ? id : "one"} ${part ?? ""}`.trim()) {
      case "GET": return this.pools.list(object, url.searchParams.get("where")) ?? Response.json(list(definition, this.tables, this.duplicates.answered(url.searchParams), this.actor().id));
      case "POST": return Response.json(this.records.create(definition, await body()), { status: 201 });
      case "POST batch": return Response.json(this.records.batch(definition, await body()));
      case "POST aggregate": return Response.json(aggregate(definition, this.tables, await this.some(request), this.actor().id));
      case "POST mass": return this.mass.order(object, await body());
      case "GET one": return Response.json({ ...this.records.read(object, id ?? ""), _merged: this.merges.into(id ?? "") });
      case "PATCH one": return Response.json(this.records.change(definition, id ?? "", await body(), version));
      case "DELETE one": this.records.remove(object, id ?? ""); return new Response(null, { status: 204 });
      case "POST one restore": return Response.json(this.records.restore(object, id ?? ""));
      case "GET one at": return Response.json(this.records.at(object, id ?? "", url.searchParams.get("time") ?? ""));
      case "POST one revert": return Response.json(this.revert(definition, id ?? "", String((await body()).time)));
      case "GET one follow": return Response.json({ following: false });
      case "PUT one follow": case "DELETE one follow": return new Response(null, { status: 204 });
      case "GET one timeline": return Response.json(timeline(this.tables, { object, id: id ?? "", kinds: (url.searchParams.get("kinds") ?? "").split(",").filter(Boolean), q: url.searchParams.get("q") ?? "" }));
      case "GET one history": return Response.json({ items: told(this.records.stored(object, id ?? "").history, url.searchParams.get("field")), next: null });
      default: throw new Refused(405, "method.refused", "不支持的操作");
    }
  }

  private look(method: string, record: string, page: string): Response {
    if (method === "PUT") this.looking.set(record, page);
    else if (this.looking.get(record) === page) this.looking.delete(record);
    return method === "PUT" ? Response.json({ items: this.onlookers }) : new Response(null, { status: 204 });
  }

  private revert(definition: ObjectDefinition, id: string, time: string) {
    const past = this.records.at(definition.name, id, time);
    const { row } = this.records.stored(definition.name, id);
    const names = definition.fields.filter(({ name, readOnly }) => !readOnly && past[name] !== row[name]).map(({ name }) => name);
    return this.records.put(definition.name, id, Object.fromEntries(names.map((name) => [name, past[name]])));
  }

  private definition(object: string) {
    return this.design.require(object);
  }

  private actor() {
    const first = this.tables.user?.values().next().value?.row;
    return { id: String(first?.id), title: String(first?.name) };
  }

  private confirm(body: Record<string, unknown>): Response {
    const answer = this.security.mine("POST", ["confirmation"], body) ?? new Response(null, { status: 404 });
    this.people.confirmed = answer.ok;
    return answer;
  }

  private async some(request: Request): Promise<Record<string, unknown>> {
    const text = request.method === "GET" ? "" : await request.text();
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  }

  private mine(method: string, path: string[], body: Record<string, unknown>): Response {
    if (path.length > 0) return this.security.mine(method, path, body) ?? new Response(null, { status: 404 });
    if (method === "PATCH") Object.assign(this.me.user, body);
    const seen = this.people.viewing?.person;
    return Response.json(seen ? { ...this.me, user: { ...this.me.user, id: seen.id, name: seen.title }, roles: ["member"] } : this.me);
  }

  private session(method: string, part: string, act: string | undefined, body: Record<string, unknown>): Response {
    const { needs } = this.security;
    if (method === "DELETE") return this.signOut();
    if (method === "GET") return Response.json({ state: this.signedIn ? "open" : "none", minLength: 10 });
    if (part === "") return this.signIn(body);
    const done = this.security.step(part, act, body);
    this.signedIn = this.security.needs === undefined && needs !== undefined;
    return done === true ? Response.json(this.me) : done;
  }

  private link(part: string, body: Record<string, unknown>): Response {
    if (body.token !== "good") throw new Refused(410, "link.refused", "此链接无效、已过期或已经用过。");
    if (part === "view") return Response.json({ name: "周远", login: "zhou", company: this.me.company.name, minLength: 10 });
    this.signedIn = true;
    return Response.json(this.me);
  }

  private signIn(body: Record<string, unknown>): Response {
    if (body.password !== this.security.password) throw new Refused(401, "session.refused", "账号或密码不正确");
    if (this.security.needs !== undefined) return Response.json({ needs: this.security.needs }, { status: 202 });
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

function told(history: Change[], field: string | null): Change[] {
  if (field === null) return history;
  return history.map((change) => ({ ...change, fields: change.fields.filter((one) => one.field === field) })).filter(({ fields }) => fields.length > 0);
}
