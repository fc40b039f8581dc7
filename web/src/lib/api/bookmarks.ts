import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { FoundItem } from "./types";

/** Records at hand: those that were opened last, and those one keeps. */
export const recentsQuery = queryOptions({
  queryKey: ["recents"],
  queryFn: async ({ signal }) => (await api.get<{ items: FoundItem[] }>("/recents", { signal })).items,
  staleTime: 60_000,
});

export const favouritesQuery = queryOptions({
  queryKey: ["favourites"],
  queryFn: async ({ signal }) => (await api.get<{ items: FoundItem[] }>("/favourites", { signal })).items,
  staleTime: 60_000,
});

export const findQuery = (q: string) =>
  queryOptions({
    queryKey: ["search", q],
    queryFn: async ({ signal }) => (await api.get<{ groups: { object: string; items: FoundItem[] }[] }>("/search", { query: { q, limit: 5 }, signal })).groups,
  });

const at = (shelf: "recents" | "favourites", object: string, id: string) => `/${shelf}/${encodeURIComponent(object)}/${encodeURIComponent(id)}`;

export const markOpened = (object: string, id: string) => api.put(at("recents", object, id));
export const keepAtHand = (object: string, id: string) => api.put(at("favourites", object, id));
export const letGo = (object: string, id: string) => api.remove(at("favourites", object, id));
