import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { listRecords } from "@/lib/api/records";
import type { Shape } from "@/lib/api/shapes";
import type { RecordPage, RecordRow } from "@/lib/api/types";

export type Warning = Shape<"MyWarning">;
export const filters = ["open", "snoozed", "task", "all"] as const;
export type Which = (typeof filters)[number];

export const ruleObject = "warning_rule";
const often = 30_000;
const soon = 4_000;

/** Under the key of notifications: they are asked anew when the bell rings. */
export const warningsQuery = (which: Which, limit = 200) =>
  queryOptions({
    queryKey: ["notifications", "list", "warnings", which, limit],
    queryFn: async ({ signal }) => (await api.get("/warnings", { query: { which, limit }, signal })).items,
    refetchInterval: often,
  });

export const recordWarningsQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: ["notifications", "list", "warnings", object, id],
    queryFn: async ({ signal }) => (await api.get("/records/{object}/{id}/warnings", { path: { object, id }, signal })).items,
    // A warning goes with its reason, of which no bell tells: whoever has one before him sees it go.
    refetchInterval: ({ state }) => (state.data !== undefined && state.data.length > 0 ? soon : often),
    retry: false,
  });

export const snooze = (id: string, until: string | null) => api.put("/warnings/{id}/snooze", { path: { id }, body: { until } });
export const makeTask = (id: string) => api.post("/warnings/{id}/task", { path: { id } });

export const countsQuery = queryOptions({
  queryKey: ["notifications", "list", "warnings", "rules"],
  queryFn: async ({ signal }) => (await api.get("/warnings/rules", { signal })).items,
});

/** In the shape and under the key of a list, so that live news bring it up to date. */
export const rulesQuery = queryOptions({
  queryKey: ["records", ruleObject, { settings: "all" }],
  queryFn: async ({ signal }) => ({ pages: [await listRecords(ruleObject, { sort: "position,created_at", limit: 200 }, signal)], pageParams: [null] }),
  select: ({ pages }: { pages: RecordPage[] }): RecordRow[] => pages.flatMap((page) => page.items),
});

/** A day some days from now, where the browser is. */
export function dayIn(count: number, now = new Date()): string {
  const day = new Date(now);
  day.setDate(day.getDate() + count);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}
