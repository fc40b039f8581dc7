import type { Field } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";
import { wordsOf } from "@/fields/registry";
import type { Group } from "./api";

/** What rows of a group have in common, as the server tells it. */
export type GroupKey = string | number | boolean | { id: string; title?: string | null } | null;

export function keyWords(key: GroupKey, field: Field): string {
  if (key === null) return "";
  if (typeof key === "object") return key.title ?? key.id;
  if (isDay(field)) return String(key).slice(0, 7);
  if (typeof key === "boolean") return String(key);
  return wordsOf(key, field, language()) || String(key);
}

/** The criteria that rows of the group fulfil. */
export function whereOf(key: GroupKey, field: Field): string {
  const name = field.criteria ?? field.name;
  if (key === null) return `empty(${name})`;
  if (typeof key === "object") return `${name} == ${JSON.stringify(key.id)}`;
  if (typeof key === "boolean") return `${name} == ${String(key)}`;
  if (isDay(field)) return month(name, String(key), field.type === "date");
  return `${name} == ${typeof key === "number" ? String(key) : JSON.stringify(key)}`;
}

/** From its first day to the one before that of the next month; moments are asked for by their day. */
function month(name: string, first: string, days: boolean): string {
  const [year = 0, number = 0] = first.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
  const asked = days ? name : `date(${name})`;
  return `${asked} >= date("${first.slice(0, 10)}") && ${asked} < date("${next}")`;
}

/** Choices in the order they were given, months the latest first, everything else the largest first; what is empty comes last. */
export function orderOfKeys(field: Field): (one: Group, other: Group) => number {
  const places = new Map(field.choices?.map(({ value }, at) => [value, at]));
  return (one, other) => {
    if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null);
    if (isDay(field)) return String(other.key).localeCompare(String(one.key));
    const [here, there] = [places.get(String(one.key)), places.get(String(other.key))];
    return here !== undefined && there !== undefined ? here - there : other.count - one.count;
  };
}

const isDay = ({ type }: Field): boolean => type === "date" || type === "datetime";
