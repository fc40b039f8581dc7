import { infiniteQueryOptions, queryOptions, type QueryClient, type QueryKey } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api/client";
import { isBusy, type AskedRow, type Decision, type Fix, type Import, type ImportPage, type Settings, type Verdict } from "./import";

const pulse = 500;
/** While the server tells by itself how far it is, asking only makes sure. */
export const relaxed = 10_000;

/** While the server works the import is asked for twice a second, but only while somebody looks. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["import", id],
    queryFn: async ({ signal, client, queryKey }) => {
      const fresh = (await api.get("/imports/{id}", { path: { id }, signal })) as Import;
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
    queryFn: ({ signal }) => api.get("/imports/{id}/quality", { path: { id }, signal }),
    staleTime: Infinity,
  });

export const askedQuery = (id: string) =>
  queryOptions({
    queryKey: ["import-asked", id],
    queryFn: ({ signal }) => api.get("/imports/{id}/asked", { path: { id }, query: { limit: 50 }, signal }) as Promise<{ items: AskedRow[]; next: number | null }>,
    staleTime: 0,
  });

export const decideAsked = (id: string, line: number, decision: Decision) => api.post("/imports/{id}/asked/{line}", { path: { id, line }, body: decision }) as Promise<Import>;

/** Some hundred rows at a time, until none is left; tells how many could not be written so. */
export async function sweepAsked(id: string, as: Verdict, take: "all" | "empty"): Promise<{ done: number; refused: number }> {
  const sum = { done: 0, refused: 0 };
  let after: number | null = 0;
  while (after !== null) {
    const some: { done: number; refused: number; next: number | null } = await api.post("/imports/{id}/asked", { path: { id }, body: { as, take, after } });
    sum.done += some.done;
    sum.refused += some.refused;
    after = some.next;
  }
  return sum;
}

export const mappingsQuery = (id: string) =>
  queryOptions({
    queryKey: ["import-mappings", id],
    queryFn: ({ signal }) => api.get("/imports/{id}/mappings", { path: { id }, signal }),
    staleTime: 60_000,
  });

export const saveMapping = (id: string, name: string) => api.post("/imports/{id}/mappings", { path: { id }, body: { name } });
export const applyMapping = (id: string, mapping: string) => api.post("/imports/{id}/mappings/{mapping}", { path: { id, mapping } }) as Promise<Import>;
export const forgetMapping = (mapping: string) => api.remove("/imports/mappings/{mapping}", { path: { mapping } });

export const importsQuery = (object: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["imports", object ?? ""],
    queryFn: ({ signal, pageParam }) => api.get("/imports", { query: { object, limit: 30, after: pageParam }, signal }) as Promise<ImportPage>,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((one) => isBusy(one.state))) ? pulse * 4 : false),
  });

export const changeSettings = (id: string, settings: Partial<Settings> & { fixes?: Fix[] }) => api.patch("/imports/{id}", { path: { id }, body: settings }) as Promise<Import>;
export const runImport = (id: string) => api.post("/imports/{id}/run", { path: { id } }) as Promise<Import>;
/** It rests behind the rows that are being written. */
export const pauseImport = (id: string) => api.post("/imports/{id}/pause", { path: { id } }) as Promise<Import>;
/** It ends there; what is written stays. */
export const cancelImport = (id: string) => api.remove("/imports/{id}/run", { path: { id } }) as Promise<Import>;
export const undoImport = (id: string) => api.remove("/imports/{id}/effects", { path: { id } }) as Promise<Import>;
export const discardImport = (id: string) => api.remove("/imports/{id}", { path: { id } });

export const progressAddress = (id: string) => addressOf("/imports/{id}/progress", { path: { id } });
export const rejectedAddress = (id: string) => addressOf("/imports/{id}/rejected", { path: { id } });
export const leftOutAddress = (id: string) => addressOf("/imports/{id}/left-out", { path: { id } });
export const templateAddress = (object: string, format: "csv" | "xlsx") => addressOf("/imports/template", { query: { object, format } });

/** An import changes any number of records at once: every list and record seen before is out of date. */
async function forgetRecords(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => !lasting.has(head(queryKey)) });
}

const lasting = new Set(["me", "setup", "objects", "object", "import"]);
const head = (key: QueryKey) => String(key[0]);
