import { useState } from "react";
import type { Look, ObjectDefinition, RowHeight, Tint, View } from "@/lib/api/types";
import { forget, recallJson, remember } from "@/lib/storage";

export interface Columns {
  order: string[];
  widths: Record<string, number>;
  /** Stay while one scrolls sideways, as the title always does. */
  pinned?: string[];
  rows?: RowHeight;
  group?: string;
  tints?: Tint[];
}

/** Which columns a user sees of an object, of its recycle bin, or of a view that has its own; kept in this browser. */
export function useColumns(definition: ObjectDefinition, user: string, binned = false, view?: View) {
  const own = view !== undefined && hasOwn(view) ? view : undefined;
  const usual = usualColumns(definition, binned, own);
  const key = `columns.${user}.${definition.name}${binned ? ".bin" : own ? `.${own.name}` : ""}`;
  const [state, setState] = useState({ key, columns: readColumns(recallJson(key), definition, usual) });
  const columns = state.key === key ? state.columns : readColumns(recallJson(key), definition, usual);
  const change = (next: Columns) => {
    remember(key, JSON.stringify(next));
    setState({ key, columns: next });
  };
  const reset = () => {
    forget(key);
    setState({ key, columns: readColumns(undefined, definition, usual) });
  };
  return { columns, change, reset, changed: !alike(columns, readColumns(undefined, definition, usual)) };
}

const hasOwn = ({ columns, look }: View): boolean => (columns?.length ?? 0) > 0 || lookOf(look) !== "{}";

function usualColumns(definition: ObjectDefinition, binned: boolean, view: View | undefined): Columns {
  if (binned) return { order: binColumns(definition), widths: {} };
  const { pinned, rows, group, tints, widths } = view?.look ?? {};
  return {
    order: view?.columns && view.columns.length > 0 ? view.columns : definition.list.columns,
    widths: widths ?? {},
    ...(pinned && pinned.length > 0 ? { pinned } : {}),
    ...(rows ? { rows } : {}),
    ...(group ? { group } : {}),
    ...(tints && tints.length > 0 ? { tints } : {}),
  };
}

/** What of it a view keeps. */
export const lookFrom = ({ widths, pinned, rows, group, tints }: Columns): Look => ({ widths, ...(pinned ? { pinned } : {}), ...(rows ? { rows } : {}), ...(group ? { group } : {}), ...(tints ? { tints } : {}) });

const lookOf = (look: Look | undefined): string => JSON.stringify(Object.fromEntries(Object.entries(look ?? {}).filter(([key, value]) => !["as", "by"].includes(key) && value !== null && Object.keys(value as object).length > 0)));

const alike = (one: Columns, other: Columns): boolean => JSON.stringify(one.order) === JSON.stringify(other.order) && lookOf(lookFrom(one)) === lookOf(lookFrom(other));

/** A recycle bin says first when. */
export function binColumns({ list }: ObjectDefinition): string[] {
  return ["deleted_at", ...list.columns.filter((name) => name !== "updated_at")];
}

/** Fields come and go with the metadata: unknown ones are dropped, and the title is always there. */
export function readColumns(kept: unknown, definition: ObjectDefinition, usual: Columns = { order: definition.list.columns, widths: {} }): Columns {
  const known = new Set(definition.fields.map((field) => field.name));
  const standard = { ...usual, order: withTitle(usual.order.filter((name) => known.has(name)), definition.title) };
  if (typeof kept !== "object" || kept === null || !("order" in kept) || !Array.isArray(kept.order)) return standard;
  const order = kept.order.filter((name): name is string => typeof name === "string" && known.has(name));
  if (order.length === 0) return standard;
  const widths: Record<string, number> = {};
  const given: unknown = "widths" in kept ? kept.widths : undefined;
  if (typeof given === "object" && given !== null) {
    for (const [name, width] of Object.entries(given)) if (typeof width === "number" && width >= 40) widths[name] = width;
  }
  return { order: withTitle([...new Set(order)], definition.title), widths, ...readLook(kept, known) };
}

const heights: readonly unknown[] = ["compact", "comfortable", "tall"] satisfies RowHeight[];
const isHeight = (kept: unknown): kept is RowHeight => heights.includes(kept);

function readLook(kept: object, known: ReadonlySet<string>): Partial<Columns> {
  const look = kept as Partial<Record<keyof Columns, unknown>>;
  const pinned = Array.isArray(look.pinned) ? look.pinned.filter((name): name is string => typeof name === "string" && known.has(name)) : [];
  const tints = Array.isArray(look.tints) ? look.tints.filter(isTint) : [];
  return {
    ...(pinned.length > 0 ? { pinned } : {}),
    ...(isHeight(look.rows) ? { rows: look.rows } : {}),
    ...(typeof look.group === "string" && known.has(look.group) ? { group: look.group } : {}),
    ...(tints.length > 0 ? { tints } : {}),
  };
}

const isTint = (kept: unknown): kept is Tint => typeof kept === "object" && kept !== null && "when" in kept && typeof kept.when === "string" && "color" in kept && typeof kept.color === "string";

export function moveColumn(order: string[], name: string, before: string): string[] {
  if (name === before) return order;
  const rest = order.filter((one) => one !== name);
  const place = rest.indexOf(before);
  const forward = order.indexOf(name) < order.indexOf(before);
  return place < 0 ? order : rest.toSpliced(forward ? place + 1 : place, 0, name);
}

/** The title, what is pinned, then the others. */
export function arranged({ order, pinned = [] }: Columns, title: string): string[] {
  const held = order.filter((name) => name !== title && pinned.includes(name));
  return withTitle([...held, ...order.filter((name) => !held.includes(name))], title);
}

function withTitle(order: string[], title: string): string[] {
  return [title, ...order.filter((name) => name !== title)];
}
