import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { listRecords, type Listing } from "@/lib/api/records";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { keyWords, orderOfKeys, whereOf, type GroupKey } from "./key";

/** Rows that have one value in common: how many they are, and what their amounts come to. */
export interface Group {
  key: GroupKey;
  words: string;
  where: string;
  count: number;
  sums: Record<string, number>;
}

const most = 500;
const summed = ["money", "whole", "decimal", "currency"];
const mostSums = 9;

/** Columns whose values can be added up. */
export const summable = (fields: Field[]): string[] => fields.filter(({ type }) => summed.includes(type)).slice(0, mostSums).map(({ name }) => name);

/** By what rows can be gathered: what few values are shared by many records. */
export const groupable = ({ fields, title }: ObjectDefinition): Field[] => fields.filter(({ type, name, filterable }) => filterable && name !== title && ["select", "reference", "user", "department", "yesno", "date", "datetime", "text", "rating"].includes(type));

interface Computed {
  rows: { keys: GroupKey[]; values: (number | null)[] }[];
  more: boolean;
}

/** What the server says of each group; the key begins as that of other figures, so that live news find it. */
export const groupsQuery = (object: string, field: Field, sums: string[], { where, q, deleted }: Listing) =>
  queryOptions({
    queryKey: ["figures", object, "groups", field.name, sums, where, q, deleted],
    queryFn: async ({ signal }) => {
      const by = field.type === "date" || field.type === "datetime" ? { field: field.name, by: "month" } : field.name;
      const measures = [{ function: "count" as const }, ...sums.map((name) => ({ function: "sum" as const, field: name }))];
      const { rows, more } = (await api.post("/records/{object}/aggregate", { path: { object }, body: { where, q, deleted: deleted ? true : null, groupBy: [by], measures, top: most }, signal })) as Computed;
      const groups = rows.map(({ keys: [key = null], values: [count, ...amounts] }): Group => ({
        key, words: keyWords(key, field), where: whereOf(key, field), count: count ?? 0, sums: Object.fromEntries(sums.map((name, at) => [name, amounts[at] ?? 0])),
      }));
      return { groups: groups.toSorted(orderOfKeys(field)), more };
    },
    placeholderData: keepPreviousData,
  });

/** The rows of an open group; in the shape of a list, so that live news and saved cells find them. */
export const groupRowsQuery = (object: string, listing: Listing, limit: number) =>
  queryOptions({
    queryKey: ["records", object, listing, { limit }],
    queryFn: async ({ signal }) => ({ pages: [await listRecords(object, { ...listing, limit }, signal)], pageParams: [null] }),
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
