import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Shape } from "@/lib/api/shapes";

export type WebhookEvent = Shape<"WebhookEvent">;

export interface Webhook extends Shape<"Webhook"> {
  health: Shape<"WebhookHealth"> & { state: "ok" | "failing" | "paused" };
}

export interface WebhookDraft {
  name?: string;
  url?: string;
  events?: WebhookEvent[];
  active?: boolean;
}

export type Delivery = Shape<"WebhookDelivery">;

export type Reader = Shape<"ReadersReader">;

export type Letter = Shape<"ReadersLetter">;

const hook = (id: string) => `/webhooks/${encodeURIComponent(id)}`;
const reader = (name: string) => `/readers/${encodeURIComponent(name)}`;
const pulse = 5_000;

export const webhooksQuery = queryOptions({
  queryKey: ["webhooks"],
  queryFn: async ({ signal }) => (await api.get<{ items: Webhook[] }>("/webhooks", { signal })).items,
});

export const webhookQuery = (id: string) => queryOptions({ queryKey: ["webhooks", id], queryFn: ({ signal }) => api.get<Webhook>(hook(id), { signal }), refetchInterval: pulse });

export const deliveriesQuery = (id: string, state: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["webhooks", id, "deliveries", state ?? ""],
    queryFn: ({ pageParam, signal }) => api.get<{ items: Delivery[]; next: string | null }>(`${hook(id)}/deliveries`, { query: { state, after: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: pulse,
  });

export const deliveryQuery = (id: string, delivery: string) =>
  queryOptions({ queryKey: ["webhooks", id, "delivery", delivery], queryFn: ({ signal }) => api.get<Delivery>(`${hook(id)}/deliveries/${delivery}`, { signal }) });

export const createWebhook = (draft: WebhookDraft) => api.post<Webhook>("/webhooks", draft);
export const changeWebhook = (id: string, draft: WebhookDraft) => api.patch<Webhook>(hook(id), draft);
export const removeWebhook = (id: string) => api.remove(hook(id));
export const resumeWebhook = (id: string) => api.post<Webhook>(`${hook(id)}/resume`);
export const testWebhook = (id: string) => api.post<Delivery>(`${hook(id)}/test`);
export const renewSecret = async (id: string) => (await api.post<{ secret: string }>(`${hook(id)}/secret`)).secret;
export const replayDelivery = (id: string, delivery: string) => api.post<Delivery>(`${hook(id)}/deliveries/${delivery}/replay`);
export const replayFailed = (id: string) => api.post<{ waiting: number }>(`${hook(id)}/deliveries/replay`);

export const readersQuery = queryOptions({
  queryKey: ["readers"],
  queryFn: async ({ signal }) => (await api.get<{ items: Reader[] }>("/readers", { signal })).items,
  refetchInterval: pulse,
});

export const lettersQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: ["readers", name, "letters"],
    queryFn: ({ pageParam, signal }) => api.get<{ items: Letter[]; next: string | null }>(`${reader(name)}/dead-letters`, { query: { after: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const replayLetters = (name: string) => api.post<{ done: number; failed: number }>(`${reader(name)}/dead-letters/replay`);
export const replayLetter = (name: string, position: string) => api.post<void>(`${reader(name)}/dead-letters/${encodeURIComponent(position)}/replay`);
export const discardLetters = (name: string) => api.remove<{ discarded: number }>(`${reader(name)}/dead-letters`);
export const discardLetter = (name: string, position: string) => api.remove(`${reader(name)}/dead-letters/${encodeURIComponent(position)}`);
export const replayReader = (name: string, time: string) => api.post<Reader>(`${reader(name)}/replay`, { time });
