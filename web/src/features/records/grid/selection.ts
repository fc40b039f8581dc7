import { useState } from "react";
import type { RecordRow } from "@/lib/api/types";

export interface Selection {
  ids: ReadonlySet<string>;
  /** Every record of the filter, also those that are not loaded. */
  whole: boolean;
  toggle: (index: number, rows: RecordRow[], range?: boolean) => void;
  toggleAll: (rows: RecordRow[]) => void;
  takeWhole: () => void;
  clear: () => void;
}

const none: ReadonlySet<string> = new Set();
const idle = () => undefined;

/** Where nothing can be ticked, such as in rows of another time. */
export const noSelection: Selection = { ids: none, whole: false, toggle: idle, toggleAll: idle, takeWhole: idle, clear: idle };

/** What is ticked. It belongs to one question asked of the server: another filter starts empty. */
export function useSelection(question: string): Selection {
  const [state, setState] = useState({ question, ids: none, whole: false, last: 0 });
  const { ids, whole } = state.question === question ? state : { ids: none, whole: false };
  const choose = (next: ReadonlySet<string>, last: number) => setState({ question, ids: next, whole: false, last });
  return {
    ids,
    whole,
    // Of all of them, one that is unticked leaves the others that are loaded.
    toggle: (index, rows, range = false) => {
      const next = new Set(whole ? rows.map((row) => row.id) : ids);
      const on = !next.has(rows[index]?.id ?? "");
      const from = range ? Math.min(state.last, index) : index;
      const to = range ? Math.max(state.last, index) : index;
      for (const row of rows.slice(from, to + 1)) {
        if (on) next.add(row.id);
        else next.delete(row.id);
      }
      choose(next, index);
    },
    toggleAll: (rows) => choose(whole || rows.every((row) => ids.has(row.id)) ? none : new Set(rows.map((row) => row.id)), 0),
    takeWhole: () => setState({ question, ids, whole: true, last: 0 }),
    clear: () => choose(none, 0),
  };
}
