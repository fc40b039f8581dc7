import type { ObjectDefinition, RecordPage, RecordRow } from "../../src/lib/api/types.ts";
import { byName, type Clause } from "../../src/lib/criteria/clause.ts";
import { fromCel } from "../../src/lib/criteria/read.ts";
import type { Stored, Tables } from "./data.ts";
import { Refused } from "./records.ts";

export function list(definition: ObjectDefinition, tables: Tables, asked: URLSearchParams, me: string): RecordPage {
  const ids = /^id in \[(.*)\]$/.exec(asked.get("where") ?? "")?.[1]?.split(", ").map((one) => JSON.parse(one) as string);
  const where = ids ? [] : fromCel(asked.get("where") ?? "", byName(definition.fields));
  if (!where) throw new Refused(400, "criteria.unreadable", "筛选条件无法识别");
  const q = (asked.get("q") ?? "").toLowerCase();
  const binned = asked.get("deleted") === "true";
  const searched = definition.fields.filter((field) => field.searchable).map((field) => field.name);
  const at = asked.get("at");
  const rows = [...(tables[definition.name]?.values() ?? [])].flatMap((one) => (at === null ? one.row : (asItWas(one, at) ?? [])))
    .filter((row) => (row.deleted_at !== null && row.deleted_at !== undefined) === binned)
    .filter((row) => q === "" || searched.some((name) => String(row[name] ?? "").toLowerCase().includes(q)))
    .filter((row) => ids === undefined || ids.includes(row.id))
    .filter((row) => where.every((clause) => holds(clause, row, me)));
  const order = (asked.get("sort") ?? "-updated_at").split(",").filter(Boolean);
  rows.sort((left, right) => compareBy(order, left, right));
  const limit = Math.min(1000, Number(asked.get("limit") ?? 50));
  const from = Number(asked.get("after") ?? 0);
  return { items: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null, count: rows.length, countIsExact: rows.length <= 10_000 };
}

function asItWas({ row, history }: Stored, at: string): RecordRow | undefined {
  const since = history.filter((change) => change.at > at);
  if (since.some(({ operation }) => operation === "create")) return undefined;
  return Object.assign({}, row, ...since.map(({ fields }) => Object.fromEntries(fields.map(({ field, from }) => [field, from])))) as RecordRow;
}

function holds({ field, operator, values }: Clause, row: RecordRow, me: string): boolean {
  const value = plain(row[field]);
  const [first = "", second = ""] = values;
  if (operator === "empty") return value === "";
  if (operator === "filled") return value !== "";
  if (operator === "isMe") return value === me;
  if (operator === "noneOf" || operator === "isNot") return !values.includes(value);
  if (value === "") return false;
  switch (operator) {
    case "contains": return value.includes(first);
    case "starts": return value.startsWith(first);
    case "more": return compare(value, first) > 0;
    case "atLeast": return compare(value, first) >= 0;
    case "less": return compare(value, first) < 0;
    case "atMost": return compare(value, first) <= 0;
    case "between": return compare(value, first) >= 0 && compare(value, second) <= 0;
    default: return values.includes(value);
  }
}

function compareBy(order: string[], left: RecordRow, right: RecordRow): number {
  for (const key of order) {
    const name = key.replace(/^-/, "");
    const [a, b] = [titled(left[name]), titled(right[name])];
    if (a === b) continue;
    if (a === "") return 1;
    if (b === "") return -1;
    return key.startsWith("-") ? -compare(a, b) : compare(a, b);
  }
  return left.id < right.id ? -1 : 1;
}

const collator = new Intl.Collator("zh");

function compare(left: string, right: string): number {
  const [a, b] = [Number(left), Number(right)];
  if (left !== "" && right !== "" && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return collator.compare(left, right);
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" && "id" in value ? String(value.id) : String(value);
}

function titled(value: unknown): string {
  return typeof value === "object" && value !== null && "title" in value ? String(value.title) : plain(value);
}

interface Asked {
  where?: string;
  groupBy?: (string | { field: string; by?: string })[];
  measures?: { function: string; field?: string }[];
}

/** Counts and sums by one field, the largest first. */
export function aggregate(definition: ObjectDefinition, tables: Tables, { where = "", groupBy = [], measures = [] }: Asked, me: string) {
  const asked = new URLSearchParams({ where, limit: "1000" });
  const rows: RecordRow[] = [];
  for (let from: string | null = "0"; from !== null; ) {
    asked.set("after", from);
    const page: RecordPage = list(definition, tables, asked, me);
    rows.push(...page.items);
    from = page.next;
  }
  const [group] = groupBy;
  const field = typeof group === "string" ? group : (group?.field ?? "");
  const keyOf = (row: RecordRow) => (typeof group === "object" && typeof row[field] === "string" ? `${String(row[field]).slice(0, 7)}-01` : (row[field] ?? null));
  const groups = new Map<string, RecordRow[]>();
  for (const row of rows) groups.set(plain(keyOf(row)), [...(groups.get(plain(keyOf(row))) ?? []), row]);
  const figures = (some: RecordRow[]) => measures.map((measure) => (measure.function === "count" ? some.length : some.reduce((sum, row) => sum + Number(row[measure.field ?? ""] ?? 0), 0)));
  const lines = [...groups.values()].map((some) => ({ keys: some[0] ? [keyOf(some[0])] : [], values: figures(some) }));
  return { rows: lines.toSorted((one, other) => (other.values[0] ?? 0) - (one.values[0] ?? 0)), totals: figures(rows), other: null, more: false };
}
