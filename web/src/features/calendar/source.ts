import { asText } from "@/fields/kind";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import type { Day } from "./days";
import { clock, dayOf, minutesOf, momentAt } from "./moments";

/** Records of an object that have a day, and the field that says which. */
export interface Source {
  definition: ObjectDefinition;
  field: Field;
  /** When it ends, where the object says so. */
  end: Field | undefined;
  where: string | undefined;
  q?: string | undefined;
}

/** A record on the calendar. */
export interface Entry {
  key: string;
  source: Source;
  row: RecordRow;
  title: string;
  day: Day;
  /** Minutes since midnight; undefined: it concerns the whole day. */
  from: number | undefined;
  until: number | undefined;
  color: string | undefined;
  done: boolean;
}

export const dayFields = ({ fields }: ObjectDefinition): Field[] => {
  const dated = fields.filter(({ type, filterable }) => (type === "date" || type === "datetime") && filterable);
  const own = dated.filter(({ system }) => !system);
  return [...own, ...dated.filter((field) => !own.includes(field) && field.name !== "deleted_at")];
};

const ends = ["ends_at", "end_at", "last_day", "ends_on", "end"];

export function sourceOf(definition: ObjectDefinition, field: Field, where?: string, q?: string): Source {
  const end = definition.fields.find(({ name, type }) => ends.includes(name) && type === field.type);
  return { definition, field, end: end === field ? undefined : end, where, q };
}

const usualLength = 60;

export function entryOf(source: Source, row: RecordRow): Entry | undefined {
  const { definition, field, end } = source;
  const given = asText(row[field.name]);
  if (given === "") return undefined;
  const timed = field.type === "datetime";
  const from = timed ? minutesOf(given) : undefined;
  const till = timed && end ? asText(row[end.name]) : "";
  const day = timed ? dayOf(given) : given.slice(0, 10);
  // What goes on past midnight is drawn to the end of its first day.
  const until = from === undefined ? undefined : till === "" ? Math.min(1440, from + usualLength) : dayOf(till) > day ? 1440 : Math.max(from + 15, minutesOf(till));
  return { key: `${definition.name}/${row.id}`, source, row, title: asText(row[definition.title]), day, from, until, color: colorOf(source, row), done: ["done", "held", "cancelled", "dropped"].includes(asText(row.state)) };
}

/** The colour of the first choice that has one, such as that of a state. */
function colorOf({ definition }: Source, row: RecordRow): string | undefined {
  for (const field of definition.fields) {
    const color = field.choices?.find(({ value }) => value === row[field.name])?.color;
    if (color) return color;
  }
  return undefined;
}

/** Fields that entries are made of. */
export const askedFields = ({ definition, field, end }: Source): string[] =>
  [...new Set([definition.title, field.name, ...(end ? [end.name] : []), ...definition.fields.filter(({ choices }) => choices?.some(({ color }) => color)).map(({ name }) => name), "owner"])].filter((name) => definition.fields.some((one) => one.name === name)).toSorted();

export const isMovable = ({ definition, field }: Source): boolean => definition.rights.edit && !field.readOnly;

/** What a record becomes that is put on another day, or at another time; its length stays. */
export function movedTo({ source: { field, end }, row, from }: Entry, day: Day, minutes?: number): Record<string, unknown> {
  const before = asText(row[field.name]);
  const next = field.type === "date" ? day : momentAt(day, minutes ?? from ?? 0);
  const last = end ? asText(row[end.name]) : "";
  if (!end || last === "") return { [field.name]: next };
  const length = Date.parse(last) - Date.parse(before);
  const then = new Date(Date.parse(next) + length).toISOString();
  return { [field.name]: next, [end.name]: end.type === "date" ? then.slice(0, 10) : then };
}

/** The criteria of what lies between two days; moments are asked for by their bounds, so that an index can answer. */
export function between({ field }: Source, from: Day, to: Day): string {
  const name = field.criteria ?? field.name;
  if (field.type === "date") return `${name} >= date("${from}") && ${name} < date("${to}")`;
  return `${name} >= timestamp("${momentAt(from, 0)}") && ${name} < timestamp("${momentAt(to, 0)}")`;
}

/** By day, whole days first, then by the clock. */
export function byDay(entries: Entry[]): Map<Day, Entry[]> {
  const days = new Map<Day, Entry[]>();
  for (const entry of entries) days.set(entry.day, [...(days.get(entry.day) ?? []), entry]);
  for (const [day, some] of days) days.set(day, some.toSorted((one, other) => (one.from ?? -1) - (other.from ?? -1) || one.title.localeCompare(other.title)));
  return days;
}

export const timeWords = ({ from, until, source }: Entry): string => (from === undefined ? "" : source.end && until !== undefined ? `${clock(from)}–${clock(until)}` : clock(from));

/** Entries of one day side by side where they overlap: which lane each has, of how many. */
export function lanes(entries: Entry[]): Map<string, { lane: number; of: number }> {
  const placed = new Map<string, { lane: number; of: number }>();
  let cluster: { key: string; lane: number; until: number }[] = [];
  const close = () => {
    const of = Math.max(0, ...cluster.map(({ lane }) => lane)) + 1;
    for (const { key, lane } of cluster) placed.set(key, { lane, of });
    cluster = [];
  };
  for (const { key, from = 0, until = 0 } of entries.filter((entry) => entry.from !== undefined)) {
    if (cluster.every((one) => one.until <= from)) close();
    const taken = new Set(cluster.filter((one) => one.until > from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    cluster.push({ key, lane, until });
  }
  close();
  return placed;
}

