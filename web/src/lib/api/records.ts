import { api } from "./client";
import type { BatchOperation, BatchResult, Change, Page, RecordPage, RecordRow } from "./types";

export interface Listing {
  where?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  fields?: string | undefined;
  deleted?: boolean | undefined;
  /** A moment of the past. */
  at?: string | undefined;
  limit?: number;
  after?: string | null;
}

export type Draft = Record<string, unknown>;

const path = (object: string, id?: string) =>
  `/records/${encodeURIComponent(object)}${id === undefined ? "" : `/${encodeURIComponent(id)}`}`;

export const listRecords = (object: string, listing: Listing, signal?: AbortSignal) =>
  api.get<RecordPage>(path(object), { query: { ...listing, deleted: listing.deleted ? true : undefined }, signal });

/** How many there are, to the last one. */
export const countRecords = async (object: string, { where, q, deleted }: Listing, signal?: AbortSignal) =>
  (await api.get<RecordPage>(path(object), { query: { where, q, deleted: deleted ? true : undefined, fields: "id", limit: 1 }, prefer: "count=exact", signal })).count;

export const readRecord = (object: string, id: string, signal?: AbortSignal) =>
  api.get<RecordRow>(path(object, id), { signal });

export const createRecord = (object: string, draft: Draft, idempotencyKey: string) =>
  api.post<RecordRow>(path(object), draft, { idempotencyKey });

export const changeRecord = (object: string, id: string, change: Draft, version?: number) =>
  api.patch<RecordRow>(path(object, id), change, { version });

export const deleteRecord = (object: string, id: string) => api.remove(path(object, id));

export const restoreRecord = (object: string, id: string) => api.post<RecordRow>(`${path(object, id)}/restore`);

/** The values that a field has, the most frequent first. */
export const listValues = (object: string, field: string, prefix: string, signal?: AbortSignal) =>
  api.get<{ items: { value: unknown; count: number }[]; more: boolean }>(`${path(object)}/values/${encodeURIComponent(field)}`, { query: { prefix: prefix || undefined, limit: 20 }, signal });

/** One request for many records; every row has its own outcome, so one refused row does not stop the others. */
export const batchRecords = (object: string, operation: BatchOperation, rows: Draft[]) =>
  api.post<BatchResult>(`${path(object)}/batch`, { operation, rows });

export const readHistory = (object: string, id: string, after: string | null, signal?: AbortSignal, field?: string) =>
  api.get<Page<Change>>(`${path(object, id)}/history`, { query: { limit: 30, after, field }, signal });
