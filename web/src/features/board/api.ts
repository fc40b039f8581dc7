import { infiniteQueryOptions, keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { listRecords, type Listing } from "@/lib/api/records";
import type { RecordPage, RecordRow } from "@/lib/api/types";
import { periodOf } from "@/lib/period";
import { passedOn } from "./columns";

const most = 1_000;
const pageSize = 100;

/** The pipelines of an object, those in use first as new deals take them. */
export const pipelinesQuery = (object: string) =>
  queryOptions({
    queryKey: ["records", "pipeline", { board: object }],
    queryFn: async ({ signal }) => onePage(await listRecords("pipeline", { where: `object == "${object}"`, sort: "position,created_at", limit: most }, signal)),
    select: (data) => rows(data),
  });

export const stagesQuery = (pipeline: string | undefined) =>
  queryOptions({
    queryKey: ["records", "stage", { board: pipeline }],
    queryFn: async ({ signal }) => onePage(await listRecords("stage", { where: `pipeline == "${pipeline}"`, sort: "position,created_at", limit: most }, signal)),
    select: (data) => rows(data),
    enabled: pipeline !== undefined,
  });

/** In the shape of a list, so that live news find it. */
const onePage = (page: RecordPage) => ({ pages: [page], pageParams: [null] });
const rows = (data: { pages: RecordPage[] }): RecordRow[] => data.pages.flatMap((page) => page.items);

/** The cards of a column, a page at a time; the key is that of a list, so that live news and saved records find it. */
export const columnQuery = (object: string, listing: Listing) =>
  infiniteQueryOptions({
    queryKey: ["records", object, listing],
    queryFn: ({ pageParam, signal }) => listRecords(object, { ...listing, limit: pageSize, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: RecordPage) => page.next,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });

/** Of the deals that entered in the last twelve months and came to a stage, the percent that came further; by stage. */
export const conversionQuery = (object: string, asked: { pipeline: string; where: string | undefined; q: string | undefined } | undefined) =>
  queryOptions({
    queryKey: ["figures", object, "conversion", asked],
    queryFn: asked
      ? async ({ signal }) => {
        const { layers } = await api.get("/records/{object}/funnel", { path: { object }, query: { ...asked, ...periodOf("twelve"), counted: "cohort" }, signal });
        return passedOn(layers);
      }
      : skipToken,
    placeholderData: keepPreviousData,
  });

export interface Figures {
  count: number;
  amount: number | null;
  weighted: number | null;
}

interface Computed {
  rows: { keys: (string | { id: string } | null)[]; values: (number | null)[] }[];
}

/** Count, amount and weighted amount of every column, by the key of the column. */
export const figuresQuery = (object: string, by: string, sums: string[], asked: { where: string; q?: string | undefined }) =>
  queryOptions({
    queryKey: ["figures", object, by, sums, asked],
    queryFn: async ({ signal }) => {
      const measures = [{ function: "count" as const }, ...sums.map((field) => ({ function: "sum" as const, field }))];
      const computed = (await api.post("/records/{object}/aggregate", { path: { object }, body: { where: asked.where, q: asked.q, groupBy: [by], measures, top: most }, signal })) as Computed;
      return new Map(computed.rows.map(({ keys, values }) => [keyOf(keys[0]), figures(values, sums)]));
    },
    placeholderData: keepPreviousData,
  });

const keyOf = (key: string | { id: string } | null | undefined): string => (typeof key === "object" ? (key?.id ?? "") : (key ?? ""));

const figures = ([count, ...values]: (number | null)[], sums: string[]): Figures => ({
  count: count ?? 0,
  amount: values[sums.indexOf("amount")] ?? null,
  weighted: values[sums.indexOf("weighted")] ?? null,
});

/** The groups of a field, the largest first, with how many cards each has. */
export const groupsQuery = (object: string, by: string, asked: { where: string | undefined; q: string | undefined }) =>
  queryOptions({
    queryKey: ["figures", object, "lanes", by, asked],
    queryFn: async ({ signal }) => {
      const computed = (await api.post("/records/{object}/aggregate", { path: { object }, body: { where: asked.where, q: asked.q, groupBy: [by], measures: [{ function: "count" as const }], sort: "-1", top: mostLanes }, signal })) as { rows: { keys: unknown[]; values: (number | null)[] }[] };
      return computed.rows.map(({ keys, values }) => ({ key: keys[0], count: values[0] ?? 0 }));
    },
    placeholderData: keepPreviousData,
  });

const mostLanes = 60;
