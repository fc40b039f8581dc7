import { recallTab, rememberTab } from "@/lib/storage";
import { allMarks, noMarks, withMarks, type Mark, type Marks } from "./mark";

/** Marks of an object's cells as they outlive the grid: who goes to another page and comes back finds what he typed. */
const shelves = new Map<string, Marks>();
const listeners = new Set<() => void>();

export const marksOf = (shelf: string): Marks => {
  const known = shelves.get(shelf) ?? restored(shelf);
  if (!shelves.has(shelf)) shelves.set(shelf, known);
  return known;
};

/** `fleeting` fields are kept nowhere in the browser. */
export function keepMarks(shelf: string, next: Marks, fleeting: (field: string) => boolean): void {
  shelves.set(shelf, next);
  const kept = allMarks(next).filter((mark) => !fleeting(mark.field));
  rememberTab(`cells.${shelf}`, kept.length === 0 ? undefined : JSON.stringify(kept));
  for (const listener of listeners) listener();
}

export function onMarks(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** After a reload nothing is on its way any more: what was, is to be sent again. */
function restored(shelf: string): Marks {
  const kept = recallTab(`cells.${shelf}`);
  if (!Array.isArray(kept)) return noMarks;
  return withMarks(noMarks, kept.filter(isMark).map((mark): Mark => (mark.state === "saving" ? { ...mark, state: "unsent", words: "" } : mark)));
}

function isMark(kept: unknown): kept is Mark {
  return typeof kept === "object" && kept !== null && "id" in kept && typeof kept.id === "string" && "field" in kept && typeof kept.field === "string" && "state" in kept && "version" in kept;
}
