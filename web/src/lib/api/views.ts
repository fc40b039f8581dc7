import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { api } from "./client";
import type { Look, ObjectDefinition, View } from "./types";

/** The views that one finds above a list: everybody's, then one's own; and with which of them it begins. */
export interface Offer {
  items: View[];
  usual: Usual | null;
}

/** Without a view: all records. Chosen by oneself, or that of a role. */
export interface Usual {
  view: string | null;
  own: boolean;
}

export const viewsQuery = (object: string) =>
  queryOptions({
    queryKey: ["views", object],
    queryFn: ({ signal }) => api.get("/objects/{object}/views", { path: { object }, signal }) as Promise<Offer>,
    staleTime: 5 * 60_000,
  });

export interface ViewWords {
  label: string;
  where: string;
  sort: string;
  columns: string[];
  look: Look & Required<Pick<Look, "pinned" | "widths" | "tints">>;
}

export const addView = (object: string, view: ViewWords) => api.post("/objects/{object}/views", { path: { object }, body: view }) as Promise<View>;
export const changeView = (object: string, id: string, view: ViewWords) => api.put("/objects/{object}/views/{id}", { path: { object, id }, body: view }) as Promise<View>;
export const removeView = (object: string, id: string) => api.remove("/objects/{object}/views/{id}", { path: { object, id } });
/** Without one as one's role does; the empty one is all records. */
export const beginWith = (object: string, view: string | null) => api.put("/objects/{object}/usual-view", { path: { object }, body: { view } }) as Promise<Offer>;

export const wordsOf = ({ label, where, sort = "", columns = [], look = {} }: View): ViewWords => ({ label: label.zh, where, sort, columns, look: { pinned: [], widths: {}, tints: [], ...look } });

export const refreshViews = (queries: QueryClient, object: string) =>
  Promise.all(["views", "object"].map((key) => queries.invalidateQueries({ queryKey: [key, object] })));

/** The object with the views that its reader finds. */
export const withOffer = (definition: ObjectDefinition, offer: Offer | undefined): ObjectDefinition =>
  offer === undefined ? definition : { ...definition, views: offer.items, usual: offer.usual };
