import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Page } from "@/lib/api/types";
import type { Export, Order } from "./export";

const path = (id: string) => `/exports/${encodeURIComponent(id)}`;

/** Asked for again while any of them is being written, and only while somebody looks. */
export const exportsQuery = infiniteQueryOptions({
  queryKey: ["exports"],
  queryFn: ({ signal, pageParam }) => api.get<Page<Export>>("/exports", { query: { limit: 30, after: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((one) => one.state === "running")) ? 1_000 : false),
});

export const orderExport = (order: Order) => api.post<Export>("/exports", order);
/** Stops one that runs; of one that is done, throws the file away. */
export const endExport = (id: string) => api.remove<Export>(path(id));
export const fileAddress = (id: string) => `/api${path(id)}/file`;
