import type { RecordRow } from "@/lib/api/types";

/** What a cell shall hold, and what stood there when somebody decided so. */
export interface Wish {
  id: string;
  field: string;
  value: unknown;
  seen: unknown;
  version: number;
}

/** What became of a wish that is not fulfilled yet; nothing that was typed is lost until it is saved or given up. */
export type Mark =
  | (Wish & { state: "saving" })
  /** The server was not reached. */
  | (Wish & { state: "unsent"; words: string })
  | (Wish & { state: "refused"; words: string })
  /** Somebody saved another value first. */
  | (Wish & { state: "conflict"; theirs: RecordRow });

/** By record, then by field. */
export type Marks = ReadonlyMap<string, ReadonlyMap<string, Mark>>;

export const noMarks: Marks = new Map();

export function withMarks(marks: Marks, fresh: Mark[]): Marks {
  const next = new Map(marks);
  for (const mark of fresh) next.set(mark.id, new Map(next.get(mark.id)).set(mark.field, mark));
  return next;
}

/** What became of wishes that still stand: who typed anew meanwhile keeps the new one. */
export function answered(marks: Marks, fresh: Mark[]): Marks {
  return withMarks(marks, fresh.filter((mark) => marks.get(mark.id)?.get(mark.field)?.value === mark.value));
}

/** Only marks of that same wish go: who typed anew meanwhile keeps the new one. */
export function withoutMarks(marks: Marks, done: Wish[]): Marks {
  const next = new Map(marks);
  for (const wish of done) {
    const row = new Map(next.get(wish.id));
    if (row.get(wish.field)?.value === wish.value) row.delete(wish.field);
    if (row.size === 0) next.delete(wish.id);
    else next.set(wish.id, row);
  }
  return next;
}

export const allMarks = (marks: Marks): Mark[] => [...marks.values()].flatMap((row) => [...row.values()]);

export const wishOf = ({ id, field, value, seen, version }: Wish): Wish => ({ id, field, value, seen, version });
