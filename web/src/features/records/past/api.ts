import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { RecordRow } from "@/lib/api/types";
import type { Shape } from "@/lib/api/shapes";

/** What taking back a batch did, or would do. */
export type Taken = Shape<"ReversalsTaken">;

export const pastQuery = (object: string, id: string, time: string) =>
  queryOptions({
    queryKey: ["record", object, id, "at", time],
    queryFn: ({ signal }) => api.get("/records/{object}/{id}/at", { path: { object, id }, query: { time }, signal }) as Promise<RecordRow>,
    // The past does not change.
    staleTime: Infinity,
  });

export const revertTo = (object: string, id: string, time: string, version: number) => api.post("/records/{object}/{id}/revert", { path: { object, id }, body: { time }, version }) as Promise<RecordRow>;

export const takeBack = (change: number, plan: boolean) => api.post("/reversals", { body: { change, plan } });
