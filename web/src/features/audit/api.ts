import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api/client";
import { listRecords } from "@/lib/api/records";
import type { Reference } from "@/lib/api/types";
import type { Shape } from "@/lib/api/shapes";

/** The server's own order: what concerns doors, data, rights, machinery. */
export const kinds = [
  "sign_in", "sign_in_refused", "sign_out", "session_ended", "second_factor", "password", "person", "api_key", "api_use",
  "export", "sensitive_view", "download", "stand_in", "permission", "view_as", "configuration", "administration", "audit", "retention", "trail_broken", "pool", "limited",
] as const;
export type Kind = (typeof kinds)[number];

export interface Entry {
  id: string;
  at: string;
  kind: Kind;
  actor: Person | null;
  key: string | null;
  actingAs: Person | null;
  /** Who is away, and by whose rights it was done. */
  onBehalfOf: Person | null;
  address: string | null;
  object: string | null;
  record: string | null;
  criteria: string | null;
  count: number | null;
  facts: Record<string, unknown>;
  seal: number | null;
}

/** Without a name when it is gone, or not to be seen. */
export type Person = Omit<Reference, "title"> & { title: string | null };

interface Page {
  items: Entry[];
  next: string | null;
}

export type Fault = Shape<"AuditFault">;

export type Chain = Shape<"AuditChain">;

/** As the address of the screen says it. */
export interface Filters {
  kind?: string;
  actor?: string;
  object?: string;
  record?: string;
  from?: string;
  to?: string;
}

/** Days of the address are days of the reader's own calendar, the last one included. */
export function asked({ kind, from, to, ...rest }: Filters) {
  return { ...rest, kind: kind?.split(","), from: start(from, 0), to: start(to, 1) };
}

function start(day: string | undefined, later: number): string | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? "");
  return parts ? new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + later).toISOString() : undefined;
}

export const auditQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ["audit", filters],
    queryFn: ({ signal, pageParam }) => api.get("/audit", { query: { ...asked(filters), limit: 60, after: pageParam }, signal }) as Promise<Page>,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

export const chainQuery = queryOptions({
  queryKey: ["audit-chain"],
  queryFn: ({ signal }) => api.get("/audit/chain", { signal }),
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.checking ? 1000 : false),
});

export const checkChain = () => api.post("/audit/chain/check");

/** Who can have done something, for the choice of a person. */
export const peopleQuery = queryOptions({
  queryKey: ["audit-people"],
  queryFn: async ({ signal }) => {
    const { items } = await listRecords("user", { sort: "name", fields: "name", limit: 200 }, signal);
    return { items: items.map(({ id, name }) => ({ id, name: String(name) })) };
  },
});

export const exportPath = (filters: Filters) => addressOf("/audit/export", { query: asked(filters) });
