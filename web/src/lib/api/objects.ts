import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { ObjectDefinition } from "./types";

export const objectsQuery = queryOptions({
  queryKey: ["objects"],
  queryFn: ({ signal }) => api.get("/objects", { signal }),
  staleTime: 5 * 60_000,
});

export const objectQuery = (object: string) =>
  queryOptions({
    queryKey: ["object", object],
    queryFn: async ({ signal }) => {
      const definition = (await api.get("/objects/{object}", { path: { object }, signal })) as ObjectDefinition;
      return { ...definition, fields: definition.fields.map((field) => ({ ...field, object })) };
    },
    staleTime: 5 * 60_000,
  });
