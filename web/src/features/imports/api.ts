import { infiniteQueryOptions, queryOptions, type QueryClient, type QueryKey } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { isBusy, type AskedRow, type Decision, type Fix, type Import, type ImportPage, type Quality, type SavedMapping, type Settings, type Verdict } from "./import";

const path = (id: string) => `/imports/${encodeURIComponent(id)}`;

const pulse = 500;
/** While the server tells by itself how far it is, asking only makes sure. */
export const relaxed = 10_000;

/** While the server works the import is asked for twice a second, but only while somebody looks. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["import", id],
    queryFn: async ({ signal, client, queryKey }) => {
      const fresh = await api.get<Import>(path(id), { signal });
      const known = client.getQueryData<Import>(queryKey);
      if (known && isBusy(known.state) && !isBusy(fresh.state)) await forgetRecords(client);
      return fresh;
    },
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.state) ? pulse : false),
  });

export const qualityQuery = (id: string) =>
  queryOptions({
    queryKey: ["import-quality", id],
    queryFn: ({ signal }) => api.get<Quality>(`${path(id)}/quality`, { signal }),
    staleTime: Infinity,
  });

export const askedQuery = (id: string) =>
  queryOptions({
    queryKey: ["import-asked", id],
    queryFn: ({ signal }) => api.get<{ items: AskedRow[]; next: number | null }>(`${path(id)}/asked`, { query: { limit: 50 }, signal }),
    staleTime: 0,
  });

export const decideAsked = (id: string, line: number, decision: Decision) => api.post<Import>(`${path(id)}/asked/${line}`, decision);

/** Some hundred rows at a time, until none is left; tells how many could not be written so. */
export async function sweepAsked(id: string, as: Verdict, take: "all" | "empty"): Promise<{ done: number; refused: number }> {
  const sum = { done: 0, refused: 0 };
  let after: number | null = 0;
  while (after !== null) {
    const some: { done: number; refused: number; next: number | null } = await api.post(`${path(id)}/asked`, { as, take, after });
    sum.done += some.done;
    sum.refused += some.refused;
    after = some.next;
  }
  return sum;
}

export const mappingsQuery = (id: string) =>
  queryOptions({
    queryKey: ["import-mappings", id],
    queryFn: ({ signal }) => api.get<{ items: SavedMapping[] }>(`${path(id)}/mappings`, { signal }),
    staleTime: 60_000,
  });

export const saveMapping = (id: string, name: string) => api.post<SavedMapping>(`${path(id)}/mappings`, { name });
export const applyMapping = (id: string, mapping: string) => api.post<Import>(`${path(id)}/mappings/${encodeURIComponent(mapping)}`);
export const forgetMapping = (mapping: string) => api.remove(`/imports/mappings/${encodeURIComponent(mapping)}`);

export const importsQuery = (object: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["imports", object ?? ""],
    queryFn: ({ signal, pageParam }) => api.get<ImportPage>("/imports", { query: { object, limit: 30, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((one) => isBusy(one.state))) ? pulse * 4 : false),
  });

export const changeSettings = (id: string, settings: Partial<Settings> & { fixes?: Fix[] }) => api.patch<Import>(path(id), settings);
export const runImport = (id: string) => api.post<Import>(`${path(id)}/run`);
/** It rests behind the rows that are being written. */
export const pauseImport = (id: string) => api.post<Import>(`${path(id)}/pause`);
/** It ends there; what is written stays. */
export const cancelImport = (id: string) => api.remove<Import>(`${path(id)}/run`);
export const undoImport = (id: string) => api.remove<Import>(`${path(id)}/effects`);
export const discardImport = (id: string) => api.remove(path(id));

export const progressAddress = (id: string) => `/api${path(id)}/progress`;
export const rejectedAddress = (id: string) => `/api${path(id)}/rejected`;
export const leftOutAddress = (id: string) => `/api${path(id)}/left-out`;
export const templateAddress = (object: string, format: "csv" | "xlsx") =>
  `/api/imports/template?${new URLSearchParams({ object, format }).toString()}`;

/** An import changes any number of records at once: every list and record seen before is out of date. */
async function forgetRecords(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => !lasting.has(head(queryKey)) });
}

const lasting = new Set(["me", "setup", "objects", "object", "import"]);
const head = (key: QueryKey) => String(key[0]);
