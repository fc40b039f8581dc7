import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { listRecords } from "@/lib/api/records";
import type { Shape } from "@/lib/api/shapes";
import type { Period } from "@/lib/period";

export type Performance = Shape<"Performance">;
export type Told = Shape<"PerformanceTold">;
export type Line = Shape<"PerformanceLine">;

/** What figures are told apart by. */
export const dimensions = ["owner", "team", "source", "product", "region", "campaign", "month"] as const;
export type Dimension = (typeof dimensions)[number];

/** Kept to one of these; "none": to what has none. */
export type Only = Partial<Record<Exclude<Dimension, "month">, string | undefined>>;

export interface PerformanceSearch extends Only {
  tab?: string | undefined;
  object?: string | undefined;
  /** One of the usual periods; else from … to. */
  period?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  by?: string | undefined;
  /** What the period is compared with: the one before, or the same a year ago. */
  against?: string | undefined;
  /** What the group is called that one keeps to. */
  title?: string | undefined;
}

export const onlyDimensions = dimensions.filter((one): one is keyof Only & Dimension => one !== "month");

export interface Asked {
  period: Period;
  by?: Dimension | undefined;
  only: Only;
}

/** Its key is that of figures, so that live news bring it up to date. */
export const performanceQuery = (object: string, asked: Asked | undefined) =>
  queryOptions({
    queryKey: ["figures", object, "performance", asked],
    queryFn: asked ? ({ signal }) => api.get("/performance/{object}", { path: { object }, query: { ...asked.period, ...asked.only, by: asked.by }, signal }) : skipToken,
    placeholderData: keepPreviousData,
  });

export type Goal = Shape<"GoalProgress">;

export const goalsQuery = queryOptions({
  queryKey: ["figures", "goal", "progress"],
  queryFn: ({ signal }) => api.get("/goals", { signal }),
});

export const movementQuery = (object: string, period: Period, since: string) =>
  queryOptions({
    queryKey: ["figures", object, "movement", period, since],
    queryFn: ({ signal }) => api.get("/performance/{object}/changes", { path: { object }, query: { ...period, since }, signal }),
    placeholderData: keepPreviousData,
  });

/** What leaders said of a period, the newest first. */
export const callsQuery = (object: string, { from, to }: Period) =>
  queryOptions({
    queryKey: ["records", "forecast_call", { object, from, to }],
    queryFn: async ({ signal }) => ({ pages: [await listRecords("forecast_call", { where: `model == "${object}" && starts_on == date("${from}") && ends_on == date("${to}")`, sort: "-created_at", limit: 500 }, signal)], pageParams: [null] }),
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
