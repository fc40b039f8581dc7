import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { listRecords } from "@/lib/api/records";
import type { Shape } from "@/lib/api/shapes";

export type Counted = "cohort" | "period";

export type Layer = Shape<"FunnelLayer">;
export type Funnel = Shape<"Funnel">;

export interface Asked {
  pipeline: string;
  from: string;
  to: string;
  counted: Counted;
  where: string | undefined;
  q: string | undefined;
}

/** Its key is that of figures, so that live news bring it up to date. */
export const funnelQuery = (object: string, asked: Asked | undefined) =>
  queryOptions({
    queryKey: ["figures", object, "funnel", asked],
    queryFn: asked ? ({ signal }) => api.get("/records/{object}/funnel", { path: { object }, query: asked, signal }) : skipToken,
    placeholderData: keepPreviousData,
  });

export const pipelinesQuery = (object: string) =>
  queryOptions({
    queryKey: ["records", "pipeline", { funnel: object }],
    queryFn: async ({ signal }) => ({ pages: [await listRecords("pipeline", { where: `object == "${object}"`, sort: "position,created_at", limit: 1_000 }, signal)], pageParams: [null] }),
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
