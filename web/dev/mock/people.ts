import type { Grant, ObjectRules, Party, Reach, Right, Role, Share } from "../../src/lib/api/access.ts";
import type { ObjectDefinition, Reference } from "../../src/lib/api/types.ts";
import type { Handover, Holding, Member, Successor } from "../../src/features/people/api.ts";
import { id as makeId, type Tables } from "./data.ts";
import { type Records, Refused } from "./records.ts";

type Words = Record<string, unknown>;

interface House {
  tables: Tables;
  records: Records;
  definitions: () => ObjectDefinition[];
  actor: () => Reference;
}

const most: Right[] = ["see", "create", "edit", "delete", "import", "export", "mass_edit", "merge", "transfer"];
const role = (key: string, zh: string, en: string, objects: ObjectRules, more: Partial<Role> = {}): Role => ({ key, label: { zh, en }, purpose: { zh: `${zh}的权限`, en: `What the ${en.toLowerCase()} may` }, standard: true, changed: false, base: false, grants: 0, version: 0, objects, ...more });

/** People's doors, roles, grants, shares and the eyes of others, as the server tells them; rights are told but not held here. */
export class People {
  readonly members: Member[];
  readonly roles: Role[] = [
    role("member", "全体成员", "Everybody", { "*": { rights: most, see: { kind: "all" } }, user: { rights: ["see"], see: { kind: "all" } } }, { base: true }),
    role("rep", "销售代表", "Sales representative", { "*": { rights: ["see", "create", "edit", "delete", "import"], see: { kind: "own" } } }),
    role("manager", "销售经理", "Sales manager", { "*": { rights: most, see: { kind: "department_tree" } } }),
    role("service", "客户服务", "Customer service", { "*": { rights: ["see", "create", "edit"], see: { kind: "all" } }, account: { rights: ["see", "edit"], see: { kind: "all" }, fields: { revenue: { access: "hidden" }, phone: { access: "masked", mask: "3*4" } } } }),
  ];
  readonly grants: Grant[] = [];
  readonly shares = new Map<string, Share[]>();
  readonly handovers: Handover[] = [];
  viewing: { person: Reference; since: string } | undefined;
  /** Whether the password was shown a moment ago. */
  confirmed = true;
  private readonly house: House;
  private last = 700_000;

  constructor(house: House) {
    this.house = house;
    this.members = [...(house.tables.user?.values() ?? [])].slice(0, 5).map(({ row }, index) => ({
      user: row.id, login: String(row.mail), name: String(row.name), role: index === 0 ? "administrator" : "member", active: true, invited: index === 4, mustChangePassword: false,
      hasSecondFactor: index === 1, secondFactorRequired: false, keys: index === 2 ? 1 : 0, linkExpiresAt: null, seenAt: index === 4 ? null : new Date(Date.now() - index * 3_600_000).toISOString(),
    }));
  }

  handle(method: string, path: string[], query: URLSearchParams, body: Words): Response {
    const [head = "", ...rest] = path;
    switch (head) {
      case "people": return this.people(method, rest, body);
      case "roles": return rest[1] === "preview" ? this.preview(rest[0] ?? "", body) : this.role(method, rest[0], body);
      case "grants": return this.grant(method, rest[0], query, body);
      case "access": return Response.json(this.reach(this.named(query.get("user") ?? "")));
      case "view-as": return this.view(method, body);
      default: throw new Refused(404, "path.absent", "没有这个地址");
    }
  }

  private named(id: string): Reference {
    const row = this.house.tables.user?.get(id)?.row;
    return row ? { id, title: String(row.name) } : this.house.actor();
  }

  private people(method: string, [person, part, id]: string[], body: Words): Response {
    if (!person) return method === "GET" ? Response.json({ items: this.members }) : this.invite(body);
    if (part === "holdings") return Response.json({ items: this.holdings(person) });
    if (part === "handovers") return this.handover(method, person, id, body);
    const member = this.members.find(({ user }) => user === person);
    if (!member) throw new Refused(404, "person.absent", "没有此人的账号");
    if (!this.confirmed && method !== "GET") throw new Refused(403, "session.unconfirmed", "请再次输入密码");
    if (part === "link") return this.link(person);
    if (method === "PATCH") Object.assign(member, body);
    if (method === "PATCH" && "active" in body) this.house.records.stored("user", person).row.active = body.active;
    return new Response(null, { status: 204 });
  }

  private link(user: string): Response {
    return Response.json({ user, path: `/welcome#token-of-${user}`, expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString() });
  }

  private invite(body: Words): Response {
    if (!this.confirmed) throw new Refused(403, "session.unconfirmed", "请再次输入密码");
    if (!String(body.login ?? "").trim()) throw new Refused(422, "identity.refused", "有些内容需要修改", [{ field: "login", code: "identity.required", message: "请填写登录账号" }]);
    if (this.members.some(({ login }) => login === body.login)) throw new Refused(422, "identity.refused", "有些内容需要修改", [{ field: "login", code: "login.taken", message: "这个账号已被使用" }]);
    const user = typeof body.user === "string" ? body.user : this.house.records.create(this.definition("user"), { name: body.name, active: true }).id;
    this.members.push({ user, login: String(body.login), name: String(body.name), role: body.role as Member["role"], active: true, invited: true, mustChangePassword: false, hasSecondFactor: false, secondFactorRequired: false, keys: 0, linkExpiresAt: null, seenAt: null });
    return this.link(user);
  }

  private definition(name: string): ObjectDefinition {
    const found = this.house.definitions().find((one) => one.name === name);
    if (!found) throw new Refused(404, "object.absent", `没有名为“${name}”的对象`);
    return found;
  }

  private holdings(person: string): Holding[] {
    return this.house.definitions().filter(({ name }) => name !== "absence").flatMap((object) => object.fields.filter((one) => one.to === "user" && !one.readOnly && !(object.name === "user" && one.name === "owner")).flatMap((one) => {
      const count = this.held(object.name, one.name, person).length;
      return count > 0 ? [{ object: object.name, label: object.plural, field: one.name, fieldLabel: one.label, count }] : [];
    }));
  }

  private held(object: string, field: string, person: string) {
    return [...(this.house.tables[object]?.values() ?? [])].filter(({ row }) => (row[field] as Reference | null | undefined)?.id === person);
  }

  private handover(method: string, person: string, id: string | undefined, body: Words): Response {
    if (method === "GET") return Response.json({ items: this.handovers.filter((one) => one.person === person).toReversed() });
    if (method === "DELETE") {
      const one = this.handovers.find((each) => each.id === id);
      if (!one) throw new Refused(404, "people.handover_absent", "没有找到这次移交");
      for (const part of one.parts) for (const held of this.held(part.object, part.field, part.successor.id)) held.row = { ...held.row, [part.field]: this.named(person) };
      one.state = "undone";
      return Response.json(one, { status: 202 });
    }
    const parts = (body.parts as Successor[]).map(({ object, field, successor }) => {
      const held = this.held(object, field, person);
      for (const one of held) one.row = { ...one.row, [field]: this.named(successor) };
      const count = held.length;
      return { object, field, successor: this.named(successor), operation: { id: makeId("m", this.last++), state: "finished", progress: { total: count, done: count, changed: count, unchanged: 0, rejected: 0 } } };
    });
    const fresh: Handover = { id: makeId("h", this.last++), person, state: "finished", createdAt: new Date().toISOString(), parts };
    this.handovers.push(fresh);
    return Response.json(fresh, { status: 202 });
  }

  private role(method: string, key: string | undefined, body: Words): Response {
    const counted = (one: Role): Role => ({ ...one, grants: this.grants.filter((grant) => grant.role === one.key).length });
    if (!key && method === "GET") return Response.json({ items: this.roles.map(counted), named: ["definition", "department", "role", "role_grant", "share", "user"] });
    if (!key) {
      const label = body.label as Role["label"];
      const from = this.roles.find((one) => one.key === body.from);
      const fresh: Role = { key: label.en.toLowerCase().replace(/\W+/g, "_"), label, purpose: null, standard: false, changed: false, base: false, grants: 0, version: 1, objects: structuredClone(from?.objects ?? {}) };
      this.roles.push(fresh);
      return Response.json(fresh, { status: 201 });
    }
    const found = this.roles.find((one) => one.key === key);
    if (!found) throw new Refused(404, "access.role_absent", "没有这个角色");
    if (method === "DELETE") {
      if (counted(found).grants > 0) throw new Refused(409, "access.role_granted", "这个角色仍授予他人，请先收回授权");
      this.roles.splice(this.roles.indexOf(found), 1);
      return new Response(null, { status: 204 });
    }
    this.refuseEmptyConditions(body.objects as ObjectRules | undefined);
    Object.assign(found, body, { version: found.version + 1, changed: found.standard });
    return Response.json(counted(found));
  }

  private refuseEmptyConditions(objects: ObjectRules = {}): void {
    const empty = Object.entries(objects).find(([, rule]) => rule.see?.kind === "where" && !rule.see.where?.trim());
    if (empty) throw new Refused(422, "access.role_refused", "角色没有保存", [{ field: `objects.${empty[0]}.see.where`, code: "access.condition_needed", message: "请填写条件" }]);
  }

  private grant(method: string, id: string | undefined, query: URLSearchParams, body: Words): Response {
    if (method === "GET") {
      const [asked, person] = [query.get("role"), query.get("person")];
      return Response.json({ items: this.grants.filter((one) => (!asked || one.role === asked) && (!person || one.to.kind === "everybody" || one.to.id === person)).toReversed() });
    }
    if (method === "DELETE") {
      this.grants.splice(this.grants.findIndex((one) => one.id === id), 1);
      return new Response(null, { status: 204 });
    }
    const until = typeof body.until === "string" ? body.until : null;
    const label = this.roles.find((one) => one.key === body.role)?.label;
    const fresh: Grant = { id: makeId("g", this.last++), role: String(body.role), ...(label ? { roleLabel: label } : {}), to: this.titled(body.to as Party), from: typeof body.from === "string" ? body.from : null, until, note: typeof body.note === "string" ? body.note : null, state: until !== null && Date.parse(until) < Date.now() ? "expired" : "active", by: this.house.actor(), at: new Date().toISOString(), version: 1 };
    this.grants.push(fresh);
    return Response.json(fresh, { status: 201 });
  }

  private titled(party: Party): Party {
    const row = party.id === undefined ? undefined : this.house.tables[party.kind === "department" ? "department" : "user"]?.get(party.id)?.row;
    const label = party.kind === "role" ? this.roles.find((one) => one.key === party.role)?.label.zh : undefined;
    return { ...party, ...(row ? { title: String(row.name) } : label === undefined ? {} : { title: label }) };
  }

  /** Shares of one record. */
  share(method: string, record: string, id: string | undefined, body: Words): Response {
    const all = this.shares.get(record) ?? [];
    if (method === "GET") return Response.json({ items: all, mayShare: true });
    const found = all.find((one) => one.id === id);
    if (method === "DELETE") {
      this.shares.set(record, all.filter((one) => one.id !== id));
      return new Response(null, { status: 204 });
    }
    if (found) return Response.json(Object.assign(found, body));
    const fresh: Share = { id: makeId("s", this.last++), to: this.titled(body.to as Party), level: body.level as Share["level"], part: typeof body.part === "string" ? body.part : null, until: typeof body.until === "string" ? body.until : null, state: "active", by: this.house.actor(), at: new Date().toISOString(), version: 1 };
    this.shares.set(record, [...all, fresh]);
    return Response.json(fresh, { status: 201 });
  }

  explain(record: string, user: string): Response {
    const person = this.named(user);
    const shared = (this.shares.get(record) ?? []).some(({ to }) => to.id === user || to.kind === "everybody");
    const administrator = this.members.some((one) => one.user === user && one.role === "administrator");
    const why = administrator ? { code: "access.why.administrator", text: "管理员可以做任何事", grants: true } : shared ? { code: "access.why.shared", text: "这条记录已共享给此人", grants: true } : { code: "access.why.scope", text: "角色“全体成员”：可见全部记录", grants: true };
    return Response.json({
      person,
      rights: [{ right: "see", allowed: true, reasons: [why] }, { right: "edit", allowed: administrator, reasons: [administrator ? why : { code: "access.why.outside", text: "角色“销售代表”：只能更改自己负责的记录", grants: false }] }],
      fields: administrator ? [] : [{ field: "phone", label: { zh: "电话", en: "Phone" }, access: "masked", restricted: true, reasons: [{ code: "access.why.field_given", text: "角色“客户服务”以掩码显示该字段", grants: false }] },
        { field: "city", label: { zh: "城市", en: "City" }, access: "read", restricted: false, reasons: [{ code: "access.why.record_read", text: "这条记录只能查看，不能编辑。", grants: false }] }],
    });
  }

  private reach(person: Reference): Reach {
    const administrator = this.members.some((one) => one.user === person.id && one.role === "administrator");
    const held = this.grants.filter((one) => one.to.id === person.id);
    return {
      person, administrator, subordinates: 2, departments: [],
      roles: [{ key: "member", label: { zh: "全体成员", en: "Everybody" }, via: [] }, ...held.map((one) => ({ key: one.role, label: one.roleLabel ?? { zh: one.role, en: one.role }, via: [{ to: one.to, until: one.until }] }))],
      objects: this.house.definitions().map(({ name, label }) => ({ object: name, label, rights: Object.fromEntries(most.map((right) => [right, administrator ? "all" : right === "see" ? "some" : right === "create" ? "all" : "none"])), fields: (administrator || name !== "account" ? {} : { phone: "masked" }) as Record<string, "masked"> })),
    };
  }

  /** Whom the role names sees what it gives; counts are those of the tables. */
  private preview(key: string, body: Words): Response {
    const found = this.roles.find((one) => one.key === key);
    if (!found) throw new Refused(404, "access.role_absent", "没有这个角色");
    const objects = (body.objects ?? found.objects) as ObjectRules;
    this.refuseEmptyConditions(objects);
    const [person, object] = [this.named(String(body.person)), body.object === undefined ? undefined : String(body.object)];
    const ruleOf = (name: string) => objects[name] ?? objects["*"] ?? { rights: [] };
    const sight = (name: string, rights: Right[]) => ({ count: rights.includes("see") ? (this.house.tables[name]?.size ?? 0) : 0, countIsExact: true, rights: Object.fromEntries(rights.map((right) => [right, "all"])), fields: {} });
    const definition = this.house.definitions().find(({ name }) => name === object);
    const row = object === undefined ? undefined : [...(this.house.tables[object]?.values() ?? [])][0]?.row;
    return Response.json({
      person, administrator: false, holds: this.grants.some((one) => one.role === key && one.to.id === person.id),
      objects: this.house.definitions().map(({ name, label }) => ({ object: name, label, now: sight(name, ["see"]), would: sight(name, [...new Set<Right>(["see", ...ruleOf(name).rights])]) })),
      record: object === undefined || !definition || !row ? null : {
        object, id: row.id, title: String(row.name), sees: true, wouldSee: true,
        fields: definition.fields.map(({ name, label }) => ({ field: name, label, now: "read", would: ruleOf(object).fields?.[name]?.access ?? "edit", value: row[name] ?? null })),
      },
    });
  }

  private view(method: string, body: Words): Response {
    if (method === "DELETE") this.viewing = undefined;
    if (method === "DELETE") return new Response(null, { status: 204 });
    if (method === "POST") this.viewing = { person: this.named(String(body.user)), since: new Date().toISOString() };
    return Response.json(this.viewing ?? { person: null });
  }
}
