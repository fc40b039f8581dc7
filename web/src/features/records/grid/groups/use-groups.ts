import { useMemo, useState } from "react";
import { useQueries, useQuery } from "@tanstack/react-query";
import type { Listing } from "@/lib/api/records";
import type { Field, RecordRow } from "@/lib/api/types";
import { groupRowsQuery, groupsQuery, type Group } from "./api";

/** A line of the grid: a record by its place among the rows, the head of a group, or the way to more of it. */
export type Line = { row: number } | { head: Group; open: boolean; busy: boolean } | { more: Group; left: number };

const first = 100;
const step = 400;
const most = 1_000;

/** The groups of a list with the rows of those that are open, as lines of one grid. */
export function useGroups(object: string, field: Field | undefined, sums: string[], listing: Listing) {
  const [open, setOpen] = useState<ReadonlyMap<string, number>>(new Map());
  const groups = useQuery({ ...groupsQuery(object, field ?? nobody, sums, listing), enabled: field !== undefined });
  const shown = useMemo(() => (field === undefined ? [] : (groups.data?.groups ?? [])), [field, groups.data]);
  const opened = shown.filter(({ where }) => open.has(where));
  const loaded = useQueries({
    queries: opened.map(({ where }) => groupRowsQuery(object, { ...listing, where: listing.where ? `(${listing.where}) && ${where}` : where }, open.get(where) ?? first)),
    combine: (answers) => ({ rows: answers.map(({ data }) => data?.pages[0]?.items), next: answers.map(({ data }) => data?.pages[0]?.next ?? null), failed: answers.find(({ isError }) => isError)?.error }),
  });
  const { rows, lines } = useMemo(() => laidOut(shown, opened, loaded), [shown, opened, loaded]);
  return {
    rows,
    lines,
    query: groups,
    failed: loaded.failed,
    toggle: ({ where }: Group) => setOpen((now) => { const next = new Map(now); if (!next.delete(where)) next.set(where, first); return next; }),
    more: ({ where }: Group) => setOpen((now) => new Map(now).set(where, Math.min(most, (now.get(where) ?? first) + step))),
    every: (wanted: boolean) => setOpen(wanted ? new Map(shown.slice(0, 20).map(({ where }) => [where, first])) : new Map()),
    anyOpen: opened.length > 0,
  };
}

const nobody: Field = { name: "", type: "text", label: { zh: "", en: "" }, required: false, readOnly: true, system: true, sortable: false, filterable: false, searchable: false };

interface Loaded {
  rows: (RecordRow[] | undefined)[];
  next: (string | null)[];
}

function laidOut(shown: Group[], opened: Group[], loaded: Loaded): { rows: RecordRow[]; lines: Line[] } {
  const rows: RecordRow[] = [];
  const lines: Line[] = [];
  for (const group of shown) {
    const at = opened.indexOf(group);
    const items = at < 0 ? [] : loaded.rows[at];
    lines.push({ head: group, open: at >= 0, busy: items === undefined });
    for (const row of items ?? []) {
      lines.push({ row: rows.length });
      rows.push(row);
    }
    if (items && loaded.next[at]) lines.push({ more: group, left: Math.max(0, group.count - items.length) });
  }
  return { rows, lines };
}
