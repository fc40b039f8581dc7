import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { RecordRow } from "@/lib/api/types";
import type { Shape } from "@/lib/api/shapes";

/** What taking back a batch did, or would do. */
export type Taken = Shape<"ReversalsTaken">;

const path = (object: string, id: string) => `/records/${encodeURIComponent(object)}/${encodeURIComponent(id)}`;

export const pastQuery = (object: string, id: string, time: string) =>
  queryOptions({
    queryKey: ["record", object, id, "at", time],
    queryFn: ({ signal }) => api.get<RecordRow>(`${path(object, id)}/at`, { query: { time }, signal }),
    // The past does not change.
    staleTime: Infinity,
  });

export const revertTo = (object: string, id: string, time: string, version: number) => api.post<RecordRow>(`${path(object, id)}/revert`, { time }, { version });

export const takeBack = (change: number, plan: boolean) => api.post<Taken>("/reversals", { change, plan });
