import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { countRecords, listRecords } from "@/lib/api/records";
import type { RecordPage, RecordRow } from "@/lib/api/types";

export const dimensions = ["need", "urgency", "budget", "authority", "fit", "engagement"] as const;

/** In the shape and under the key of a list, so that live news bring it up to date. */
export const rulesQuery = queryOptions({
  queryKey: ["records", "score_rule", { settings: "all" }],
  queryFn: async ({ signal }) => ({ pages: [await listRecords("score_rule", { sort: "position,created_at", limit: 500 }, signal)], pageParams: [null] }),
  select: ({ pages }: { pages: RecordPage[] }): RecordRow[] => pages.flatMap((page) => page.items),
});

/** How many leads fulfil a condition now. */
export const fulfilledQuery = (where: string) =>
  queryOptions({ queryKey: ["scoring", "count", where], queryFn: ({ signal }) => countRecords("lead", { where }, signal), retry: false, staleTime: 30_000 });

/** Asked again whenever the lead has changed. */
export const cardQuery = (id: string, version: number) =>
  queryOptions({ queryKey: ["scoring", "card", id, version], queryFn: ({ signal }) => api.get("/scoring/leads/{id}", { path: { id }, signal }), retry: false });

export const adopt = () => api.post("/scoring/suggestions", {});
