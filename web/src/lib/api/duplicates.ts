import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
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

export interface Side {
  id: string;
  title: string;
  deleted: boolean;
  values: Record<string, unknown>;
}

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
export interface Share {
  hits: number;
  of: number;
  value: number;
  low: number;
  high: number;
}

export interface Quality {
  precision: Share;
  recall: Share;
  agreement: Share;
}

export interface Model {
  version: number;
  answers: number;
  madeAt: string;
  quality: Quality;
  shipped: Quality;
  weights: { field: string; weight: number }[];
}

export interface Overview {
  object: string;
  label: Label;
  fields: string[];
  counts: Record<PairState, number>;
  waiting: number;
  building: number | null;
  model: Model | null;
}

const path = (object: string) => `/duplicates/${encodeURIComponent(object)}`;

/** Every object that is compared, and how it stands with each. */
export const overviewsQuery = queryOptions({
  queryKey: ["duplicates"],
  queryFn: ({ signal }) => api.get<{ items: Overview[] }>("/duplicates", { signal }),
  staleTime: 10_000,
});

export const checkTwins = (object: string, values: Record<string, unknown>, signal: AbortSignal) =>
  api.post<{ items: Twin[]; hidden: number }>(`${path(object)}/check`, { values }, { signal });

export const twinsOfQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: ["duplicates", object, "record", id],
    queryFn: ({ signal }) => api.get<{ items: Pair[] }>(`${path(object)}/records/${encodeURIComponent(id)}`, { signal }),
    staleTime: 10_000,
  });

/** The queue, or the open pairs of one record. */
export const pairsQuery = (object: string, state: PairState, order: "sure" | "teach", record?: string) =>
  queryOptions({
    queryKey: ["duplicates", object, "pairs", state, order, record],
    queryFn: ({ signal }) => record ? api.get<{ items: Pair[] }>(`${path(object)}/records/${encodeURIComponent(record)}`, { signal }) : api.get<{ items: Pair[] }>(`${path(object)}/pairs`, { query: { state, order, limit: 100 }, signal }),
    staleTime: 0,
  });

export const decidePair = (object: string, id: string, state: PairState, note?: string) =>
  api.patch<Pair>(`${path(object)}/pairs/${encodeURIComponent(id)}`, { state, note });

export const scan = (object: string) => api.post<{ waiting: number }>(`${path(object)}/scan`);
