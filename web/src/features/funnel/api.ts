import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { listRecords } from "@/lib/api/records";

export type Counted = "cohort" | "period";

export interface Layer {
  stage: string;
  name: string;
  won: boolean;
  color: string | null;
  position: number;
  reached: number;
  amount: number | null;
  here: number;
  lost: number;
  stays: number;
  averageDays: number | null;
  medianDays: number | null;
}

export interface Funnel {
  layers: Layer[];
  entered: number;
  won: number;
  lost: number;
  wonAmount: number | null;
  cycleDays: number | null;
}

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
    queryFn: ({ signal }) => api.get<Funnel>(`/records/${object}/funnel`, { query: { ...asked }, signal }),
    placeholderData: keepPreviousData,
    enabled: asked !== undefined,
  });

export const pipelinesQuery = (object: string) =>
  queryOptions({
    queryKey: ["records", "pipeline", { funnel: object }],
    queryFn: async ({ signal }) => ({ pages: [await listRecords("pipeline", { where: `object == "${object}"`, sort: "position,created_at", limit: 1_000 }, signal)], pageParams: [null] }),
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
