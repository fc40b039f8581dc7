import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { batchRecords, listRecords } from "@/lib/api/records";
import type { Shape } from "@/lib/api/shapes";
import type { RecordPage, RecordRow } from "@/lib/api/types";

export type Overview = Shape<"LifecycleOverviewsOverview">;
export type RuleCount = Shape<"LifecycleOverviewsRuleCount">;
export type Draft = Shape<"LifecycleDraft">;
export type AccountLifecycle = Shape<"AccountLifecyclesAccountLifecycle">;
export type Moved = Shape<"AccountLifecyclesMoved">;

export const ruleObject = "lifecycle_rule";

/** Under the key of figures of accounts: they are counted anew when accounts change. */
export const overviewQuery = queryOptions({
  queryKey: ["figures", "account", "lifecycle"],
  queryFn: ({ signal }) => api.get("/lifecycle", { signal }),
  staleTime: 5_000,
});

export const previewQuery = (draft: Draft) =>
  queryOptions({
    queryKey: ["figures", "account", "lifecycle", draft],
    queryFn: ({ signal }) => api.post("/lifecycle/preview", { body: draft, signal }),
    enabled: draft.state !== "",
    retry: false,
  });

/** In the shape and under the key of a list, so that live news bring it up to date. */
export const rulesQuery = queryOptions({
  queryKey: ["records", ruleObject, { settings: "all" }],
  queryFn: async ({ signal }) => ({ pages: [await listRecords(ruleObject, { sort: "position,created_at", limit: 200 }, signal)], pageParams: [null] }),
  select: ({ pages }: { pages: RecordPage[] }): RecordRow[] => pages.flatMap((page) => page.items),
});

export const accountLifecycleQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ["history", "account", id, "lifecycle", version],
    queryFn: ({ signal }) => api.get("/records/account/{id}/lifecycle", { path: { id }, signal }),
  });

/** The new order of the rules, each at the place it stands. */
export async function reorder(rows: RecordRow[]): Promise<void> {
  const { outcomes } = await batchRecords(ruleObject, "update", rows.flatMap((row, index) => (row.position === index + 1 ? [] : [{ id: row.id, position: index + 1 }])));
  const refused = outcomes.find(({ findings }) => (findings?.length ?? 0) > 0);
  if (refused) throw new Error(refused.findings?.map(({ message }) => message).join(" "));
}

/** How many active rules stand before one; of a new one: how many there are. */
export const placeOf = (rows: RecordRow[], rule: RecordRow | undefined): number => {
  const index = rows.findIndex(({ id }) => id === rule?.id);
  return (index < 0 ? rows : rows.slice(0, index)).filter((row) => row.active === true).length;
};
