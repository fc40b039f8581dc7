import { rights, type Right } from "@/lib/api/access";
import type { ObjectPreview, Sight } from "../api";

/** A right that somebody would gain or lose, for some records or for all. */
export interface Turn {
  right: Right;
  how: "gains" | "loses";
}

const order = { none: 0, some: 1, all: 2 };

/** What somebody may do with an object that he might not, and the other way round. */
export function turns({ now, would }: ObjectPreview): Turn[] {
  return rights.flatMap((right) => {
    const [before, after] = [order[extent(now, right)], order[extent(would, right)]];
    return before === after ? [] : [{ right, how: after > before ? "gains" : "loses" } as const];
  });
}

const extent = (sight: Sight, right: Right) => sight.rights[right] ?? "none";

/** Whether anything of an object would be other than it is. */
export const changes = (object: ObjectPreview): boolean =>
  object.now.count !== object.would.count || turns(object).length > 0 || JSON.stringify(sorted(object.now.fields)) !== JSON.stringify(sorted(object.would.fields));

const sorted = (fields: Record<string, string>) => Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
