import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { Shape } from "./shapes";
import type { Label, Reference } from "./types";

export type PairState = "open" | "same" | "different" | "later";

export interface Reason {
  code: "same" | "same_and_rare" | "similar" | "partly" | "different" | "missing" | "rule";
  field: string | null;
  likeness: number;
  message: string;
}

/** A record that may be the one somebody is about to write. */
export interface Twin {
  id: string;
  title: string;
  values: Record<string, unknown>;
  probability: number;
  decision: "same" | "maybe";
  reasons: Reason[];
}

export type Side = Shape<"DuplicateSide">;

export interface Pair {
  id: string;
  cluster: number;
  probability: number;
  decision: "same" | "maybe";
  state: PairState;
  one: Side;
  two: Side;
  reasons: Reason[];
  foundAt: string;
  decidedAt: string | null;
  decidedBy: (Omit<Reference, "title"> & { title: string | null }) | null;
  note: string | null;
}

/** A counted share with the interval in which the true one lies. */
export type Share = Shape<"DuplicateShare">;
export type Quality = Shape<"DuplicateQuality">;
export type Model = Shape<"DuplicateModel">;

export interface Overview {
  object: string;
  label: Label;
  fields: string[];
  counts: Partial<Record<PairState, number>>;
  waiting: number;
  building: number | null;
  model: Model | null;
}

/** Every object that is compared, and how it stands with each. */
export const overviewsQuery = queryOptions({
  queryKey: ["duplicates"],
  queryFn: ({ signal }) => api.get("/duplicates", { signal }) as Promise<{ items: Overview[] }>,
  staleTime: 10_000,
});

/** What lists can be asked of objects that are compared, beside their fields. */
export const possibleDuplicate = "possible_duplicate";

/** Of a stretch of a list: how many open pairs each record is in. Its ends name it, since ids of a hundred records are long. */
export const marksQuery = (object: string, ids: string[]) =>
  queryOptions({
    queryKey: ["duplicates", object, "marks", ids[0], ids.at(-1), ids.length],
    queryFn: ({ signal }) => api.get("/duplicates/{object}/marks", { path: { object }, query: { ids }, signal }) as Promise<{ items: { id: string; pairs: number }[] }>,
    staleTime: 30_000,
  });

export const checkTwins = (object: string, values: Record<string, unknown>, signal: AbortSignal) =>
  api.post("/duplicates/{object}/check", { path: { object }, body: { values }, signal }) as Promise<{ items: Twin[]; hidden: number }>;

const pairsOf = (object: string, id: string, signal: AbortSignal) => api.get("/duplicates/{object}/records/{id}", { path: { object, id }, signal }) as Promise<{ items: Pair[] }>;

export const twinsOfQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: ["duplicates", object, "record", id],
    queryFn: ({ signal }) => pairsOf(object, id, signal),
    staleTime: 10_000,
  });

/** The queue, or the open pairs of one record. */
export const pairsQuery = (object: string, state: PairState, order: "sure" | "teach", record?: string) =>
  queryOptions({
    queryKey: ["duplicates", object, "pairs", state, order, record],
    queryFn: ({ signal }) => record ? pairsOf(object, record, signal) : (api.get("/duplicates/{object}/pairs", { path: { object }, query: { state, order, limit: 100 }, signal }) as Promise<{ items: Pair[] }>),
    staleTime: 0,
  });

export const decidePair = (object: string, id: string, state: PairState, note?: string) =>
  api.patch("/duplicates/{object}/pairs/{id}", { path: { object, id }, body: { state, note } }) as Promise<Pair>;

export const scan = (object: string) => api.post("/duplicates/{object}/scan", { path: { object } });
