import type { RecordRow } from "@/lib/api/types";
import { reference, text } from "./person";

/** A department with those below it. */
export interface Branch {
  id: string;
  name: string;
  row: RecordRow;
  depth: number;
  below: Branch[];
}

const order = new Intl.Collator(["zh", "en"]);

/** Roots are departments without one above, or whose one above is not to be seen. */
export function treeOf(rows: RecordRow[]): Branch[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = new Map<string, RecordRow[]>();
  for (const row of rows) {
    const parent = reference(row.parent)?.id;
    const key = parent !== undefined && known.has(parent) ? parent : "";
    below.set(key, [...(below.get(key) ?? []), row]);
  }
  const grow = (key: string, depth: number): Branch[] =>
    (below.get(key) ?? []).map((row) => ({ id: row.id, name: text(row.name), row, depth, below: depth > 30 ? [] : grow(row.id, depth + 1) })).toSorted((a, b) => order.compare(a.name, b.name));
  return grow("", 0);
}

/** All that are on the screen, in their order. */
export function visible(branches: Branch[], closed: ReadonlySet<string>): Branch[] {
  return branches.flatMap((one) => [one, ...(closed.has(one.id) ? [] : visible(one.below, closed))]);
}

/** A department and all below it. */
export function within(branches: Branch[], id: string): Set<string> {
  const found = visible(branches, new Set()).find((one) => one.id === id);
  return new Set(found ? visible([found], new Set()).map((one) => one.id) : []);
}

/** The way from the root to a department. */
export function wayTo(branches: Branch[], id: string): Branch[] {
  for (const one of branches) {
    if (one.id === id) return [one];
    const way = wayTo(one.below, id);
    if (way.length > 0) return [one, ...way];
  }
  return [];
}
