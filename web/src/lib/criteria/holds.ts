import type { Field, RecordRow } from "@/lib/api/types";
import { kindOf, type Clause, type Fields } from "./clause";

const collator = new Intl.Collator("zh");

/** Whether a record that is on the screen fulfils what a person built; the server says the same of records everywhere. */
export function holds({ field: name, operator, values }: Clause, row: RecordRow, fields: Fields, me: string): boolean {
  const field = fields.get(name);
  const held = (Array.isArray(row[name]) ? (row[name] as unknown[]) : [row[name]]).map(plain).filter((one) => one !== "");
  const [value = ""] = held;
  const [first = "", second = ""] = values;
  const order = (bound: string) => compare(value, bound, field);
  switch (operator) {
    case "empty": return held.length === 0;
    case "filled": return held.length > 0;
    case "isMe": return held.includes(me);
    case "noneOf": case "isNot": return !held.some((one) => values.includes(one));
    case "is": case "oneOf": return held.some((one) => values.includes(one));
    case "contains": return value.toLowerCase().includes(first.toLowerCase());
    case "starts": return value.toLowerCase().startsWith(first.toLowerCase());
    case "more": return value !== "" && order(first) > 0;
    case "atLeast": return value !== "" && order(first) >= 0;
    case "less": return value !== "" && order(first) < 0;
    case "atMost": return value !== "" && order(first) <= 0;
    case "between": return value !== "" && order(first) >= 0 && order(second) <= 0;
  }
}

function compare(left: string, right: string, field: Field | undefined): number {
  const kind = field && kindOf(field);
  if (kind === "whole" || kind === "decimal") return Number(left) - Number(right);
  if (kind === "datetime") return Date.parse(left) - Date.parse(right);
  return kind === "date" ? (left < right ? -1 : Number(left > right)) : collator.compare(left, right);
}

/** As criteria see it: a record by its id, money by what it is worth. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if ("id" in value) return String(value.id);
  return "base" in value ? String(value.base) : "amount" in value ? String(value.amount) : "";
}
