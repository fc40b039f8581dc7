import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Draft } from "@/lib/api/records";
import type { Shape } from "@/lib/api/shapes";

/** An act on many records: what was ordered, how far it is, how it ended. */
export type Mass = Shape<"Mass">;
export type MassAct = Mass["operation"];
export type MassState = Mass["state"];

export type Refusal = Shape<"MassRefusal">;

export interface Order {
  where?: string | undefined;
  q?: string | undefined;
  operation: MassAct;
  values?: Draft;
  expectedCount: number;
}

export const isActive = ({ state }: Pick<Mass, "state">): boolean => state === "running" || state === "undoing";

export const startMass = (object: string, order: Order) => api.post("/records/{object}/mass", { path: { object }, body: order });
export const cancelMass = (id: string) => api.remove("/mass/{id}", { path: { id } });
export const undoMass = (id: string) => api.remove("/mass/{id}/effects", { path: { id } });
export const refusalsOf = async (id: string) => (await api.get("/mass/{id}/rejected", { path: { id } })).items;

const pulse = 700;

/** Asked again as long as it runs. */
export const massQuery = (id: string) =>
  queryOptions({
    queryKey: ["mass", id],
    queryFn: ({ signal }) => api.get("/mass/{id}", { path: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? pulse : false),
  });

export const massListQuery = queryOptions({
  queryKey: ["mass"],
  queryFn: ({ signal }) => api.get("/mass", { query: { limit: 200 }, signal }),
  refetchInterval: ({ state }) => (state.data?.items.some(isActive) ? pulse * 3 : false),
});
