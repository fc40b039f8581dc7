import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { RecordRow, Reference } from "@/lib/api/types";

/** Whose value a field gets; all of them only where a field takes several. */
export type Choice = { from: string } | { all: true };

export interface Decided {
  field: string;
  choice?: { from?: string; all?: boolean } | null;
  differs: boolean;
  several: boolean;
  /** It stays the survivor's: one may not change it. */
  locked: boolean;
}

export interface Preview {
  object: string;
  survivor: string;
  records: RecordRow[];
  fields: Decided[];
  moved: { object: string; count: number }[];
}

export interface Merge {
  id: string;
  object: string;
  survivor: Reference;
  merged: Reference[];
  moved: { object: string; count: number }[];
}

export interface MergeOrder {
  survivor: string;
  merged: string[];
  versions: Record<string, number>;
  choices: Record<string, Choice>;
}

export const previewQuery = (object: string, ids: string[], survivor: string | undefined) =>
  queryOptions({
    queryKey: ["merge-preview", object, ids, survivor],
    queryFn: ({ signal }) => api.get("/records/{object}/merges/preview", { path: { object }, query: { ids, survivor }, signal }) as Promise<Preview>,
    staleTime: 0,
    gcTime: 0,
  });

export const merge = (object: string, order: MergeOrder) => api.post("/records/{object}/merges", { path: { object }, body: order }) as Promise<Merge>;

export const undoMerge = (id: string) => api.post("/merges/{id}/undo", { path: { id }, body: { plan: false } });
