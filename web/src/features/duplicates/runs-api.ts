import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Reference } from "@/lib/api/types";

/** Many merges as one: those of a night, or those that somebody ordered. */
export interface MergeRun {
  id: string;
  object: string;
  state: "running" | "finished" | "cancelled" | "failed" | "undoing" | "undone";
  /** Made by night, by the limit that the company has set. */
  automatic: boolean;
  progress: { total: number; done: number; merged: number; rejected: number };
  undo: { undone: number; kept: number } | null;
  failure: { code: string; message: string } | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface RunRefusal {
  records: Reference[];
  code: string;
  message: string;
}

export const isRunning = ({ state }: MergeRun) => state === "running" || state === "undoing";

export const runsQuery = queryOptions({
  queryKey: ["merge-runs"],
  queryFn: ({ signal }) => api.get("/merge-runs", { query: { limit: 100 }, signal }) as Promise<{ items: MergeRun[] }>,
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? 1000 : false),
});

export const refusalsQuery = (id: string) =>
  queryOptions({
    queryKey: ["merge-runs", id, "rejected"],
    queryFn: ({ signal }) => api.get("/merge-runs/{id}/rejected", { path: { id }, signal }) as Promise<{ items: RunRefusal[] }>,
    staleTime: 0,
  });

export const stopRun = (id: string) => api.remove("/merge-runs/{id}", { path: { id } }) as Promise<MergeRun>;
export const undoRun = (id: string) => api.remove("/merge-runs/{id}/effects", { path: { id } }) as Promise<MergeRun>;

export const survivorRules = ["complete", "newest", "oldest", "trusted"] as const;
export const fieldRules = ["survivor", "newest", "oldest", "complete", "trusted", "longest", "greatest", "least", "union"] as const;

/** Which record survives a merge, and which value each field gets. */
export interface Survivorship {
  survivor: string;
  fallback: string;
  fields: Record<string, string>;
  trust: { field: string | null; order: string[] };
}

export const survivorshipQuery = (object: string) =>
  queryOptions({
    queryKey: ["survivorship", object],
    queryFn: ({ signal }) => api.get("/objects/{object}/merging", { path: { object }, signal }) as Promise<Survivorship>,
    staleTime: 0,
  });

export const keepSurvivorship = (object: string, rules: Survivorship) => api.put("/objects/{object}/merging", { path: { object }, body: rules }) as Promise<Survivorship>;
