import { useState } from "react";
import type { RecordRow } from "@/lib/api/types";

export interface Selection {
  ids: ReadonlySet<string>;
  toggle: (index: number, rows: RecordRow[], range?: boolean) => void;
  toggleAll: (rows: RecordRow[]) => void;
  clear: () => void;
}

const none: ReadonlySet<string> = new Set();

/** What is ticked. It belongs to one question asked of the server: another filter starts empty. */
export function useSelection(question: string): Selection {
  const [state, setState] = useState({ question, ids: none, last: 0 });
  const ids = state.question === question ? state.ids : none;
  const choose = (next: ReadonlySet<string>, last: number) => setState({ question, ids: next, last });
  return {
    ids,
    toggle: (index, rows, range = false) => {
      const next = new Set(ids);
      const on = !next.has(rows[index]?.id ?? "");
      const from = range ? Math.min(state.last, index) : index;
      const to = range ? Math.max(state.last, index) : index;
      for (const row of rows.slice(from, to + 1)) {
        if (on) next.add(row.id);
        else next.delete(row.id);
      }
      choose(next, index);
    },
    toggleAll: (rows) => choose(rows.every((row) => ids.has(row.id)) ? none : new Set(rows.map((row) => row.id)), 0),
    clear: () => choose(none, 0),
  };
}
