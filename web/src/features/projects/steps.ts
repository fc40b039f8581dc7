import { asReferences, asText } from "@/fields/kind";
import type { RecordRow, Reference } from "@/lib/api/types";

/** A milestone as the plan of its project shows it. */
export interface Step {
  row: RecordRow;
  id: string;
  name: string;
  state: string;
  due: string;
  /** When it is through: done, or due. */
  end: string;
  after: Reference[];
}

export function stepOf(row: RecordRow): Step {
  const state = asText(row.state) || "planned";
  const due = asText(row.due);
  const doneOn = asText(row.done_on);
  return { row, id: row.id, name: asText(row.name), state, due, end: state === "done" && doneOn !== "" ? doneOn : due, after: asReferences(row.after) };
}

export const isOver = ({ state }: Step): boolean => state === "done" || state === "dropped";

/** Those before it that end later than it is due; what is over clashes with nothing. */
export function clashesOf(step: Step, steps: Step[]): Step[] {
  if (isOver(step) || step.due === "") return [];
  return before(step, steps).filter((one) => one.end > step.due);
}

/** Those before it that are not through yet. */
export const waitsFor = (step: Step, steps: Step[]): Step[] => before(step, steps).filter((one) => !isOver(one));

const before = (step: Step, steps: Step[]): Step[] => steps.filter((one) => one.state !== "dropped" && step.after.some(({ id }) => id === one.id));

/** What comes before stands above; what is free to choose from goes by its day. */
export function inOrder(steps: Step[]): Step[] {
  const left = steps.toSorted((one, other) => one.due.localeCompare(other.due) || one.name.localeCompare(other.name));
  const here = new Set(steps.map(({ id }) => id));
  const ordered: Step[] = [];
  const placed = new Set<string>();
  while (left.length > 0) {
    const free = left.findIndex(({ after }) => after.every(({ id }) => placed.has(id) || !here.has(id)));
    // A circle cannot be written; should there be one, it is shown rather than hidden.
    const [next] = left.splice(Math.max(free, 0), 1);
    if (next === undefined) break;
    placed.add(next.id);
    ordered.push(next);
  }
  return ordered;
}

/** Which may come before it: the others, but not those that come after it already. */
export function candidates(step: Step | undefined, steps: Step[]): Step[] {
  if (step === undefined) return steps;
  const later = new Set([step.id]);
  for (let grown = 0; grown !== later.size; ) {
    grown = later.size;
    for (const one of steps) if (one.after.some(({ id }) => later.has(id))) later.add(one.id);
  }
  return steps.filter(({ id }) => !later.has(id));
}
