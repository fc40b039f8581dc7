import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Draft } from "@/lib/api/records";
import type { Reference } from "@/lib/api/types";
import type { Shape } from "@/lib/api/shapes";

export type MassAct = "update" | "delete" | "restore";
export type MassState = "running" | "finished" | "cancelled" | "failed" | "undoing" | "undone";

/** An act on many records: what was ordered, how far it is, how it ended. */
export interface Mass extends Omit<Shape<"Mass">, "createdBy"> {
  createdBy: Reference | null;
  operation: MassAct;
  state: MassState;
}

export type Refusal = Shape<"MassRefusal">;

export interface Order {
  where?: string | undefined;
  q?: string | undefined;
  operation: MassAct;
  values?: Draft;
  expectedCount: number;
}

export const isActive = ({ state }: Pick<Mass, "state">): boolean => state === "running" || state === "undoing";

export const startMass = (object: string, order: Order) => api.post<Mass>(`/records/${encodeURIComponent(object)}/mass`, order);
export const cancelMass = (id: string) => api.remove<Mass>(`/mass/${id}`);
export const undoMass = (id: string) => api.remove<Mass>(`/mass/${id}/effects`);
export const refusalsOf = async (id: string) => (await api.get<{ items: Refusal[] }>(`/mass/${id}/rejected`)).items;

const pulse = 700;

/** Asked again as long as it runs. */
export const massQuery = (id: string) =>
  queryOptions({
    queryKey: ["mass", id],
    queryFn: ({ signal }) => api.get<Mass>(`/mass/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? pulse : false),
  });

export const massListQuery = queryOptions({
  queryKey: ["mass"],
  queryFn: ({ signal }) => api.get<{ items: Mass[] }>("/mass", { query: { limit: 200 }, signal }),
  refetchInterval: ({ state }) => (state.data?.items.some(isActive) ? pulse * 3 : false),
});
