import type { BatchOperation, Change, Finding, ObjectDefinition, RecordRow, Reference } from "../../src/lib/api/types.ts";
import { id as makeId, type Stored, type Tables } from "./data.ts";

export class Refused extends Error {
  readonly status: number;
  readonly body: { type: string; title: string; code: string; detail: string; findings: Finding[]; params: Record<string, unknown> };

  constructor(status: number, code: string, title: string, findings: Finding[] = [], params: Record<string, unknown> = {}) {
    super(title);
    this.status = status;
    this.body = { type: `/problems/${code}`, title, code, detail: title, findings, params };
  }
}

export class Records {
  private last = 900_000;
  private readonly tables: Tables;
  private readonly actor: () => Reference;

  constructor(tables: Tables, actor: () => Reference) {
    this.tables = tables;
    this.actor = actor;
  }

  stored(object: string, id: string): Stored {
    const found = this.tables[object]?.get(id);
    if (!found) throw new Refused(404, "record.absent", "找不到这条记录");
    return found;
  }

  read(object: string, id: string): RecordRow {
    return { ...this.stored(object, id).row, _rights: { edit: true, delete: true } };
  }

  create(definition: ObjectDefinition, draft: Record<string, unknown>): RecordRow {
    this.check(definition, draft, true);
    const now = new Date().toISOString();
    const empty = Object.fromEntries(definition.fields.map((field) => [field.name, null]));
    const row: RecordRow = { ...empty, id: makeId("n", this.last++), version: 1, owner: this.actor(), created_at: now, created_by: this.actor(), updated_at: now, updated_by: this.actor(), ...this.resolve(definition, draft) };
    this.tables[definition.name]?.set(row.id, { row, history: [this.entry("create", [])] });
    return this.read(definition.name, row.id);
  }

  change(definition: ObjectDefinition, id: string, change: Record<string, unknown>, version: number): RecordRow {
    const one = this.stored(definition.name, id);
    if (version && version !== one.row.version) throw new Refused(412, "record.stale", "这条记录已被他人修改");
    this.check(definition, change, false);
    const fresh = this.resolve(definition, change);
    const fields = Object.entries(fresh).map(([field, to]) => ({ field, from: one.row[field], to }));
    one.row = { ...one.row, ...fresh, version: one.row.version + 1, updated_at: new Date().toISOString(), updated_by: this.actor() };
    one.history.unshift(this.entry("update", fields));
    return this.read(definition.name, id);
  }

  remove(object: string, id: string): void {
    const one = this.stored(object, id);
    one.row = { ...one.row, deleted_at: new Date().toISOString(), version: one.row.version + 1 };
    one.history.unshift(this.entry("delete", []));
  }

  restore(object: string, id: string): RecordRow {
    const one = this.stored(object, id);
    one.row = { ...one.row, deleted_at: null, version: one.row.version + 1 };
    one.history.unshift(this.entry("restore", []));
    return this.read(object, id);
  }

  /** The record as it was: everything since taken back. */
  at(object: string, id: string, time: string): RecordRow {
    const { row, history } = this.stored(object, id);
    const past: RecordRow = { ...row };
    for (const change of history.filter((one) => one.at > time)) {
      if (change.operation === "create") throw new Refused(404, "history.not_yet", "该时间点此记录尚不存在。");
      if (change.operation === "delete") past.deleted_at = null;
      for (const { field, from } of change.fields) past[field] = from;
      past.version -= 1;
    }
    return past;
  }

  /** Takes the batch of that number back; with a plan nothing is done. */
  takeBack(number: number, plan: boolean) {
    for (const [object, table] of Object.entries(this.tables)) {
      for (const { row, history } of table.values()) {
        const change = history.find((one) => one.change === number);
        if (!change) continue;
        const kept = history[0] === change ? [] : [{ object, id: row.id }];
        if (!plan && kept.length === 0) this.put(object, row.id, Object.fromEntries(change.fields.map(({ field, from }) => [field, from])));
        return { removed: 0, reverted: 1 - kept.length, kept, plan };
      }
    }
    throw new Refused(404, "reversal.absent", "没有以此编号做过的变更");
  }

  put(object: string, id: string, values: Record<string, unknown>): RecordRow {
    const one = this.stored(object, id);
    const fields = Object.entries(values).map(([field, to]) => ({ field, from: one.row[field], to }));
    one.row = { ...one.row, ...values, version: one.row.version + 1 };
    one.history.unshift(this.entry("update", fields));
    return this.read(object, id);
  }

  batch(definition: ObjectDefinition, body: Record<string, unknown>) {
    const operation = body.operation as BatchOperation;
    const rows = body.rows as RecordRow[];
    const said = { create: "created", update: "updated", delete: "deleted", restore: "restored" }[operation];
    const outcomes = rows.map((row, index) => this.one(definition, operation, row, index));
    return { outcomes, counts: { [said]: outcomes.filter(({ status }) => status === said).length } };
  }

  /** One row of a batch: what is refused does not stop the others. */
  private one(definition: ObjectDefinition, operation: BatchOperation, row: RecordRow, index: number) {
    try {
      if (operation === "delete") this.remove(definition.name, row.id);
      else if (operation === "restore") this.restore(definition.name, row.id);
      else if (operation === "update") {
        const { id, version, ...values } = row;
        return { row: index, status: "updated", id, version: this.change(definition, id, values, version).version };
      } else this.create(definition, row);
      return { row: index, status: `${operation}d`, id: row.id };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { findings, code, title } = error.body;
      return { row: index, status: "rejected", findings: findings.length > 0 ? findings : [{ field: null, code, message: title }] };
    }
  }

  private resolve(definition: ObjectDefinition, draft: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(draft).map(([name, value]) => {
      const field = definition.fields.find((one) => one.name === name);
      if (!field?.to || typeof value !== "string") return [name, value];
      return [name, { id: value, title: String(this.stored(field.to, value).row.name) }];
    }));
  }

  private check(definition: ObjectDefinition, draft: Record<string, unknown>, whole: boolean): void {
    const findings: Finding[] = [];
    for (const field of definition.fields) {
      const value = draft[field.name];
      const asked = whole || field.name in draft;
      if (asked && field.required && (value === undefined || value === null || value === "")) findings.push({ field: field.name, code: "field.required", message: "必填" });
      if (field.type === "uscc" && typeof value === "string" && !/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) findings.push({ field: field.name, code: "uscc.shape", message: "应为 18 位数字或大写字母（不含 I、O、S、V、Z）" });
      if (field.type === "mail" && typeof value === "string" && !value.includes("@")) findings.push({ field: field.name, code: "mail.shape", message: "邮箱缺少 @" });
    }
    if (findings.length > 0) throw new Refused(422, "record.invalid", "有些字段需要修改", findings);
  }

  private entry(operation: BatchOperation, fields: Change["fields"]): Change {
    return { change: this.last++, at: new Date().toISOString(), actor: this.actor(), cause: { kind: "screen" }, operation, fields };
  }
}
