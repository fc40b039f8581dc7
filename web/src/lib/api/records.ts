import { api } from "./client";
import type { BatchOperation, Change, Page, RecordPage, RecordRow } from "./types";

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
  /** Whether it is to be told how many there are; only ever on the first page. */
  counted?: boolean;
}

export type Draft = Record<string, unknown>;

export const listRecords = (object: string, { counted = true, ...listing }: Listing, signal?: AbortSignal) =>
  api.get("/records/{object}", {
    path: { object },
    query: { ...listing, fields: listing.fields?.split(","), deleted: listing.deleted ? true : undefined },
    prefer: counted && !listing.after ? undefined : "count=none",
    signal,
  }) as Promise<RecordPage>;

/** How many there are, to the last one. */
export const countRecords = async (object: string, { where, q, deleted }: Listing, signal?: AbortSignal) =>
  (await api.get("/records/{object}", { path: { object }, query: { where, q, deleted: deleted ? true : undefined, fields: ["id"], limit: 1 }, prefer: "count=exact", signal })).count ?? 0;

export const readRecord = (object: string, id: string, signal?: AbortSignal) =>
  api.get("/records/{object}/{id}", { path: { object, id }, signal }) as Promise<RecordRow>;

export const createRecord = (object: string, draft: Draft, idempotencyKey: string) =>
  api.post("/records/{object}", { path: { object }, body: draft, idempotencyKey }) as Promise<RecordRow>;

export const changeRecord = (object: string, id: string, change: Draft, version?: number) =>
  api.patch("/records/{object}/{id}", { path: { object, id }, body: change, version }) as Promise<RecordRow>;

export const deleteRecord = (object: string, id: string) => api.remove("/records/{object}/{id}", { path: { object, id } });

export const restoreRecord = (object: string, id: string) => api.post("/records/{object}/{id}/restore", { path: { object, id } }) as Promise<RecordRow>;

/** The values that a field has, the most frequent first. */
export const listValues = (object: string, field: string, prefix: string, signal?: AbortSignal) =>
  api.get("/records/{object}/values/{field}", { path: { object, field }, query: { prefix: prefix || undefined, limit: 20 }, signal });

/** One request for many records; every row has its own outcome, so one refused row does not stop the others. */
export const batchRecords = (object: string, operation: BatchOperation, rows: Draft[]) =>
  api.post("/records/{object}/batch", { path: { object }, body: { operation, rows } });

export const readHistory = (object: string, id: string, after: string | null, signal?: AbortSignal, field?: string) =>
  api.get("/records/{object}/{id}/history", { path: { object, id }, query: { limit: 30, after: after === null ? null : Number(after), field }, signal }) as Promise<Page<Change>>;
