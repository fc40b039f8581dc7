import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { ObjectDefinition, ObjectSummary } from "./types";

export const objectsQuery = queryOptions({
  queryKey: ["objects"],
  queryFn: ({ signal }) => api.get<{ items: ObjectSummary[] }>("/objects", { signal }),
  staleTime: 5 * 60_000,
});

export const objectQuery = (object: string) =>
  queryOptions({
    queryKey: ["object", object],
    queryFn: async ({ signal }) => {
      const definition = await api.get<ObjectDefinition>(`/objects/${encodeURIComponent(object)}`, { signal });
      return { ...definition, fields: definition.fields.map((field) => ({ ...field, object })) };
    },
    staleTime: 5 * 60_000,
  });
