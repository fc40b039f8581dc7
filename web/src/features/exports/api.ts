import { infiniteQueryOptions } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api/client";
import type { Order } from "./export";

/** Asked for again while any of them is being written, and only while somebody looks. */
export const exportsQuery = infiniteQueryOptions({
  queryKey: ["exports"],
  queryFn: ({ signal, pageParam }) => api.get("/exports", { query: { limit: 30, after: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((one) => one.state === "running")) ? 1_000 : false),
});

export const orderExport = (order: Order) => api.post("/exports", { body: order });
/** Stops one that runs; of one that is done, throws the file away. */
export const endExport = (id: string) => api.remove("/exports/{id}", { path: { id } });
export const fileAddress = (id: string) => addressOf("/exports/{id}/file", { path: { id } });
