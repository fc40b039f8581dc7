import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Shape } from "@/lib/api/shapes";

export type WebhookEvent = Shape<"WebhookEvent">;

export type Webhook = Shape<"Webhook">;

export interface WebhookDraft {
  name?: string;
  url?: string;
  events?: WebhookEvent[];
  active?: boolean;
}

export type Delivery = Shape<"WebhookDelivery">;

export type Reader = Shape<"ReadersReader">;

export type Letter = Shape<"ReadersLetter">;

const pulse = 5_000;

export const webhooksQuery = queryOptions({
  queryKey: ["webhooks"],
  queryFn: async ({ signal }) => (await api.get("/webhooks", { signal })).items,
});

export const webhookQuery = (id: string) => queryOptions({ queryKey: ["webhooks", id], queryFn: ({ signal }) => api.get("/webhooks/{id}", { path: { id }, signal }), refetchInterval: pulse });

export const deliveriesQuery = (id: string, state: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["webhooks", id, "deliveries", state ?? ""],
    queryFn: ({ pageParam, signal }) => api.get("/webhooks/{id}/deliveries", { path: { id }, query: { state, after: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: pulse,
  });

export const deliveryQuery = (id: string, delivery: string) =>
  queryOptions({ queryKey: ["webhooks", id, "delivery", delivery], queryFn: ({ signal }) => api.get("/webhooks/{id}/deliveries/{delivery}", { path: { id, delivery }, signal }) });

export const createWebhook = (draft: WebhookDraft) => api.post("/webhooks", { body: draft });
export const changeWebhook = (id: string, draft: WebhookDraft) => api.patch("/webhooks/{id}", { path: { id }, body: draft });
export const removeWebhook = (id: string) => api.remove("/webhooks/{id}", { path: { id } });
export const resumeWebhook = (id: string) => api.post("/webhooks/{id}/resume", { path: { id } });
export const testWebhook = (id: string) => api.post("/webhooks/{id}/test", { path: { id } });
export const renewSecret = async (id: string) => (await api.post("/webhooks/{id}/secret", { path: { id } })).secret;
export const replayDelivery = (id: string, delivery: string) => api.post("/webhooks/{id}/deliveries/{delivery}/replay", { path: { id, delivery } });
export const replayFailed = (id: string) => api.post("/webhooks/{id}/deliveries/replay", { path: { id } });

export const readersQuery = queryOptions({
  queryKey: ["readers"],
  queryFn: async ({ signal }) => (await api.get("/readers", { signal })).items,
  refetchInterval: pulse,
});

export const lettersQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: ["readers", name, "letters"],
    queryFn: ({ pageParam, signal }) => api.get("/readers/{name}/dead-letters", { path: { name }, query: { after: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const replayLetters = (name: string) => api.post("/readers/{name}/dead-letters/replay", { path: { name } });
export const replayLetter = (name: string, position: string) => api.post("/readers/{name}/dead-letters/{position}/replay", { path: { name, position } });
export const discardLetters = (name: string) => api.remove("/readers/{name}/dead-letters", { path: { name } });
export const discardLetter = (name: string, position: string) => api.remove("/readers/{name}/dead-letters/{position}", { path: { name, position } });
export const replayReader = (name: string, time: string) => api.post("/readers/{name}/replay", { path: { name }, body: { time } });
