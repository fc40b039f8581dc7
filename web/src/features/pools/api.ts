import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { listRecords } from "@/lib/api/records";
import type { Shape } from "@/lib/api/shapes";
import type { RecordPage, RecordRow } from "@/lib/api/types";

export type Pool = Shape<"PoolOverview">;
export type Quota = Shape<"PoolOverviewQuota">;
export type Settled = Shape<"PoolsSettled">;

export const poolsQuery = queryOptions({
  queryKey: ["pools"],
  queryFn: async ({ signal }) => (await api.get("/pools", { signal })).items,
  refetchInterval: 60_000,
});

const most = 60;

/** What lies in a pool, the longest waiting first; or what one holds oneself, the latest first. */
export const rowsQuery = (pool: Pool, held: boolean, q: string) =>
  infiniteQueryOptions({
    queryKey: ["records", pool.object, { pool: pool.id, held, q }],
    queryFn: ({ pageParam, signal }) =>
      listRecords(pool.object, { where: held ? "owner == me()" : `pool == "${pool.id}"`, sort: held ? "-claimed_at" : "pooled_at", q: q || undefined, limit: most, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: RecordPage) => page.next,
  });

export const claim = (pool: Pool, records: string[]) => api.post("/pools/{id}/claims", { path: { id: pool.id }, body: { records } });
export const claimNext = (pool: Pool, next: number, q: string) => api.post("/pools/{id}/claims", { path: { id: pool.id }, body: { next, ...(q === "" ? {} : { q }) } });
export const assign = (pool: Pool, records: string[], to: string) => api.post("/pools/{id}/assignments", { path: { id: pool.id }, body: { records, to } });
export const release = (pool: Pool, records: string[], reason: string) => api.post("/pools/{id}/releases", { path: { id: pool.id }, body: { records, reason } });

export const previewQuery = (rule: string) =>
  queryOptions({ queryKey: ["pools", "preview", rule], queryFn: ({ signal }) => api.get("/pools/rules/{id}/preview", { path: { id: rule }, signal }) });

export const runRule = (rule: string) => api.post("/pools/rules/{id}/runs", { path: { id: rule } });

/** In the shape and under the key of a list, so that live news bring it up to date. */
export const settingsQuery = (object: string, where: string | undefined) =>
  queryOptions({
    queryKey: ["records", object, { settings: where ?? "all" }],
    queryFn: async ({ signal }) => ({ pages: [await listRecords(object, { where, sort: object === "pool_limit" ? "created_at" : "position,created_at", limit: 500 }, signal)], pageParams: [null] }),
    select: ({ pages }: { pages: RecordPage[] }): RecordRow[] => pages.flatMap((page) => page.items),
  });

/** How many it concerned, and why the others did not go. */
export function told({ result }: Settled): { done: number; refused: string[] } {
  const refused = result.outcomes.flatMap(({ findings }) => (findings ?? []).map(({ message }) => message));
  return { done: result.counts.updated ?? 0, refused: [...new Set(refused)] };
}
