import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { listRecords } from "@/lib/api/records";
import type { RecordPage, RecordRow } from "@/lib/api/types";
import type { Day } from "./days";
import { askedFields, between, type Source } from "./source";

const most = 1_000;

interface Listed {
  pages: RecordPage[];
  pageParams: null[];
}

/** What lies between two days; in the shape of a list, so that live news and saved records find it. */
export const entriesQuery = (source: Source, from: Day, to: Day) =>
  queryOptions({
    queryKey: ["records", source.definition.name, { calendar: source.field.name, where: source.where, q: source.q, from, to }],
    queryFn: async ({ signal }): Promise<Listed> => {
      const span = between(source, from, to);
      const where = source.where ? `(${source.where}) && ${span}` : span;
      return { pages: [await listRecords(source.definition.name, { where, q: source.q, sort: source.field.name, fields: askedFields(source).join(","), limit: most }, signal)], pageParams: [null] };
    },
    placeholderData: keepPreviousData,
  });

export const rowsOf = (data: Listed | undefined): RecordRow[] => data?.pages.flatMap(({ items }) => items) ?? [];

/** There are more than can be shown; the span has to be shorter. */
export const isCut = (data: Listed | undefined): boolean => data?.pages.some(({ next }) => next !== null) ?? false;
