import { useMemo } from "react";
import { useQueries, type UseQueryResult } from "@tanstack/react-query";
import type { RecordRow } from "@/lib/api/types";
import { marksQuery } from "@/lib/api/duplicates";
import { useCompared } from "./use-compared";

const stretch = 100;

interface Marks {
  items: { id: string; pairs: number }[];
}

/** How many possible duplicates each of the rows has. A list without them is whole as well: what cannot be told is not marked. */
export function useTwins(object: string, rows: RecordRow[], now: boolean): Map<string, number> {
  const compared = useCompared(object);
  const queries = useMemo(() => (compared && now ? stretches(rows).map((ids) => marksQuery(object, ids)) : []), [compared, now, object, rows]);
  return useQueries({ queries, combine: joined });
}

function stretches(rows: RecordRow[]): string[][] {
  const count = Math.ceil(rows.length / stretch);
  return Array.from({ length: count }, (_, at) => rows.slice(at * stretch, (at + 1) * stretch).map(({ id }) => id));
}

function joined(answers: UseQueryResult<Marks>[]): Map<string, number> {
  return new Map(answers.flatMap(({ data }) => data?.items.map(({ id, pairs }) => [id, pairs] as const) ?? []));
}
