import { useState } from "react";
import type { ObjectDefinition, View } from "@/lib/api/types";
import { forget, recallJson, remember } from "@/lib/storage";

export interface Columns {
  order: string[];
  widths: Record<string, number>;
}

/** Which columns a user sees of an object, of its recycle bin, or of a view that has its own; kept in this browser. */
export function useColumns(definition: ObjectDefinition, user: string, binned = false, view?: View) {
  const own = view?.columns !== undefined && view.columns.length > 0 ? view.columns : undefined;
  const usual = binned ? binColumns(definition) : (own ?? definition.list.columns);
  const key = `columns.${user}.${definition.name}${binned ? ".bin" : own && view ? `.${view.name}` : ""}`;
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
  return { columns, change, reset };
}

/** A recycle bin says first when. */
export function binColumns({ list }: ObjectDefinition): string[] {
  return ["deleted_at", ...list.columns.filter((name) => name !== "updated_at")];
}

/** Fields come and go with the metadata: unknown ones are dropped, and the title is always there. */
export function readColumns(kept: unknown, definition: ObjectDefinition, usual = definition.list.columns): Columns {
  const known = new Set(definition.fields.map((field) => field.name));
  const standard = { order: withTitle(usual.filter((name) => known.has(name)), definition.title), widths: {} };
  if (typeof kept !== "object" || kept === null || !("order" in kept) || !Array.isArray(kept.order)) return standard;
  const order = kept.order.filter((name): name is string => typeof name === "string" && known.has(name));
  if (order.length === 0) return standard;
  const widths: Record<string, number> = {};
  const given: unknown = "widths" in kept ? kept.widths : undefined;
  if (typeof given === "object" && given !== null) {
    for (const [name, width] of Object.entries(given)) if (typeof width === "number" && width >= 40) widths[name] = width;
  }
  return { order: withTitle([...new Set(order)], definition.title), widths };
}

export function moveColumn(order: string[], name: string, before: string): string[] {
  if (name === before) return order;
  const rest = order.filter((one) => one !== name);
  const place = rest.indexOf(before);
  const forward = order.indexOf(name) < order.indexOf(before);
  return place < 0 ? order : rest.toSpliced(forward ? place + 1 : place, 0, name);
}

function withTitle(order: string[], title: string): string[] {
  return [title, ...order.filter((name) => name !== title)];
}
