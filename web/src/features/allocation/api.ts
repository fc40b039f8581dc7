import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { batchRecords, listRecords } from "@/lib/api/records";
import type { Shape } from "@/lib/api/shapes";
import type { RecordPage, RecordRow } from "@/lib/api/types";

export type Told = Shape<"ChoicesTold">;
export type Stood = Shape<"ChoicesStood">;
export type Simulation = Shape<"Simulation">;
export type Allocated = "lead" | "account";

/** In the shape and under the key of a list, so that live news bring it up to date. */
export const rulesQuery = (object: Allocated) =>
  queryOptions({
    queryKey: ["records", "allocation_rule", { settings: object }],
    queryFn: async ({ signal }) => ({ pages: [await listRecords("allocation_rule", { where: `object == "${object}"`, sort: "position,created_at", limit: 200 }, signal)], pageParams: [null] }),
    select: ({ pages }: { pages: RecordPage[] }): RecordRow[] => pages.flatMap((page) => page.items),
  });

export const profilesQuery = queryOptions({
  queryKey: ["records", "allocation_profile", { settings: "all" }],
  queryFn: async ({ signal }) => ({ pages: [await listRecords("allocation_profile", { sort: "created_at", limit: 500 }, signal)], pageParams: [null] }),
  select: ({ pages }: { pages: RecordPage[] }): RecordRow[] => pages.flatMap((page) => page.items),
});

/** Asked again whenever the record has changed. */
export const storyQuery = (object: string, id: string, version: number) =>
  queryOptions({ queryKey: ["allocation", "story", object, id, version], queryFn: ({ signal }) => api.get("/allocation/records/{object}/{id}", { path: { object, id }, signal }) });

const most = 50;

export const logQuery = (object: Allocated) =>
  infiniteQueryOptions({
    queryKey: ["allocation", "log", object],
    queryFn: async ({ pageParam, signal }) => (await api.get("/allocation/choices", { query: { object, after: pageParam, limit: most }, signal })).items,
    initialPageParam: null as string | null,
    getNextPageParam: (page: Told[]) => (page.length < most ? null : (page.at(-1)?.id ?? null)),
  });

export const accept = (choice: string) => api.post("/allocation/choices/{id}/acceptance", { path: { id: choice } });

/** As if the rules were active that are named. */
export const simulate = (object: Allocated, days: number, rules: string[]) => api.post("/allocation/simulations", { body: { object, days, with: rules } });

export const order = (rules: RecordRow[]) => batchRecords("allocation_rule", "update", rules.map(({ id }, at) => ({ id, position: at + 1 })));
