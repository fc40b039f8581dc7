import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { Reference } from "./types";

export type NotificationKind = "mentioned" | "assigned" | "due" | "shared" | "followed";

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
  queryFn: async ({ signal }) => (await api.get<{ unread: number }>("/notifications/count", { signal })).unread,
  staleTime: 60_000,
});

export const notificationsQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ["notifications", "list", unread],
    queryFn: ({ pageParam, signal }) => api.get<NotificationPage>("/notifications", { query: { unread: unread || undefined, before: pageParam, limit: 30 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: NotificationPage) => page.next,
  });

/** None named: all of them. */
export const markRead = (ids?: string[], read = true) => api.post<{ unread: number }>("/notifications/read", { ...(ids ? { ids } : {}), read });
export const markOpenedRead = (record: string) => api.post<{ unread: number }>("/notifications/read", { record });

export interface Wish {
  kind: NotificationKind;
  wanted: boolean;
}

export const wishesQuery = queryOptions({
  queryKey: ["notifications", "settings"],
  queryFn: async ({ signal }) => (await api.get<{ items: Wish[] }>("/notifications/settings", { signal })).items,
});

export const want = ({ kind, wanted }: Wish) => api.replace(`/notifications/settings/${kind}`, { wanted });

const followPath = (object: string, id: string) => `/records/${encodeURIComponent(object)}/${encodeURIComponent(id)}/follow`;

export const followQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: ["follow", object, id],
    queryFn: async ({ signal }) => (await api.get<{ following: boolean }>(followPath(object, id), { signal })).following,
    staleTime: 5 * 60_000,
  });

export const follow = (object: string, id: string, wanted: boolean) => (wanted ? api.put(followPath(object, id)) : api.remove(followPath(object, id)));
