import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { Reference } from "./types";

export type NotificationKind = "mentioned" | "assigned" | "due" | "shared" | "followed" | "releasing" | "allocated" | "passed_on" | "imported" | "import_failed" | "exported" | "export_failed";

export interface Notification {
  id: string;
  kind: NotificationKind;
  object: string;
  record: { id: string; title: string | null; restricted?: boolean };
  actor: Reference | null;
  words: string | null;
  count: number;
  at: string;
  readAt: string | null;
}

interface NotificationPage {
  items: Notification[];
  unread: number;
  next: string | null;
}

export const countQuery = queryOptions({
  queryKey: ["notifications", "count"],
  queryFn: async ({ signal }) => (await api.get("/notifications/count", { signal })).unread,
  staleTime: 60_000,
});

export const notificationsQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ["notifications", "list", unread],
    queryFn: ({ pageParam, signal }) => api.get("/notifications", { query: { unread: unread || undefined, before: pageParam, limit: 30 }, signal }) as Promise<NotificationPage>,
    initialPageParam: null as string | null,
    getNextPageParam: (page: NotificationPage) => page.next,
  });

/** None named: all of them. */
export const markRead = (ids?: string[], read = true) => api.post("/notifications/read", { body: { ...(ids ? { ids } : {}), read } });
export const markOpenedRead = (record: string) => api.post("/notifications/read", { body: { record } });

export interface Wish {
  kind: NotificationKind;
  wanted: boolean;
  /** Letters tell of it, too. */
  mailed: boolean;
}

export const wishesQuery = queryOptions({
  queryKey: ["notifications", "settings"],
  queryFn: async ({ signal }) => ((await api.get("/notifications/settings", { signal })) as { items: Wish[] }).items,
});

export const want = ({ kind, wanted, mailed }: Wish) => api.put("/notifications/settings/{kind}", { path: { kind }, body: { wanted, mailed } });

export type Rhythm = "never" | "daily" | "weekly";

/** How often one gets a letter; without an address there is nobody to write to, without a mail server nobody to send it. */
export interface Digest {
  rhythm: Rhythm;
  address: string | null;
  ready: boolean;
}

export const digestQuery = queryOptions({
  queryKey: ["notifications", "digest"],
  queryFn: ({ signal }) => api.get("/notifications/digest", { signal }) as Promise<Digest>,
});

export const chooseRhythm = (rhythm: Rhythm) => api.put("/notifications/digest", { body: { rhythm } }) as Promise<Digest>;

export const followQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: ["follow", object, id],
    queryFn: async ({ signal }) => (await api.get("/records/{object}/{id}/follow", { path: { object, id }, signal })).following,
    staleTime: 5 * 60_000,
  });

export const follow = async (object: string, id: string, wanted: boolean) => {
  const path = { object, id };
  await (wanted ? api.put("/records/{object}/{id}/follow", { path }) : api.remove("/records/{object}/{id}/follow", { path }));
};
