import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";

/** Records at hand: those that were opened last, and those one keeps. */
export const recentsQuery = queryOptions({
  queryKey: ["recents"],
  queryFn: async ({ signal }) => (await api.get("/recents", { signal })).items,
  staleTime: 60_000,
});

export const favouritesQuery = queryOptions({
  queryKey: ["favourites"],
  queryFn: async ({ signal }) => (await api.get("/favourites", { signal })).items,
  staleTime: 60_000,
});

export const findQuery = (q: string) =>
  queryOptions({
    queryKey: ["search", q],
    queryFn: async ({ signal }) => (await api.get("/search", { query: { q, limit: 5 }, signal })).groups,
  });

export const markOpened = (object: string, id: string) => api.put("/recents/{object}/{id}", { path: { object, id } });
export const keepAtHand = (object: string, id: string) => api.put("/favourites/{object}/{id}", { path: { object, id } });
export const letGo = (object: string, id: string) => api.remove("/favourites/{object}/{id}", { path: { object, id } });
