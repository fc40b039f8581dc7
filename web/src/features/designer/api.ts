import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { asProblem } from "@/lib/api/problem";
import type { DesignAnswer, Reference } from "@/lib/api/types";

export type { Remark } from "@/lib/api/types";
export type Answer = DesignAnswer;
export type Step = DesignAnswer["steps"][number];

/** A change of definitions somebody wishes for; it can be planned, and carried out. */
export interface Wish {
  method: "POST" | "PATCH" | "DELETE";
  path: string;
  body?: object;
  /** What follows once the wish is fulfilled; what it would do is said in words where it cannot be planned yet. */
  next?: { wish: (answer: Answer) => Wish; said?: string };
}

const at = (...names: string[]) => `/objects${names.map((name) => `/${encodeURIComponent(name)}`).join("")}`;

export const addObject = (words: object): Wish => ({ method: "POST", path: "/objects", body: words });
export const changeObject = (object: string, words: object): Wish => ({ method: "PATCH", path: at(object), body: words });
export const removeObject = (object: string): Wish => ({ method: "DELETE", path: at(object) });
export const addField = (object: string, words: object): Wish => ({ method: "POST", path: at(object, "fields"), body: words });
export const changeField = (object: string, field: string, words: object): Wish => ({ method: "PATCH", path: at(object, "fields", field), body: words });
export const removeField = (object: string, field: string): Wish => ({ method: "DELETE", path: at(object, "fields", field) });
export const restore = (path: string): Wish => ({ method: "POST", path: at("bin", path, "restore"), body: {} });
export const purge = (path: string): Wish => ({ method: "DELETE", path: at("bin", path) });

/** Refusals with findings are answers too: they say what stands in the way. */
export async function plan(wish: Wish): Promise<Answer> {
  const first = await send(wish, true);
  if (!first.possible || wish.next === undefined) return first;
  const { said } = wish.next;
  if (said !== undefined) return { ...first, steps: [...first.steps, { kind: "unique_added", text: said, background: true }] };
  return joined(first, await plan(wish.next.wish(first)));
}

export async function carryOut(wish: Wish): Promise<Answer> {
  const first = await send(wish, false);
  if (!first.possible || wish.next === undefined) return first;
  return joined(first, await carryOut(wish.next.wish(first)));
}

/** Two changes of one wish are two in the history, so that there is no single one to take back. */
function joined(first: Answer, next: Answer): Answer {
  return {
    ...first,
    change: null,
    possible: next.possible,
    steps: [...first.steps, ...next.steps],
    warnings: [...first.warnings, ...next.warnings],
    obstacles: [...first.obstacles, ...next.obstacles],
  };
}

async function send({ method, path, body }: Wish, planned: boolean): Promise<Answer> {
  const query = planned ? { plan: true } : {};
  try {
    if (method === "DELETE") return await api.remove<Answer>(path, { query });
    return await (method === "POST" ? api.post<Answer>(path, body, { query }) : api.patch<Answer>(path, body, { query }));
  } catch (error) {
    const { findings } = asProblem(error);
    if (findings.length === 0) throw error;
    return { change: null, object: "", field: null, possible: false, steps: [], warnings: [], obstacles: findings };
  }
}

export interface DesignChange {
  id: string | null;
  at: string;
  actor: Reference | null;
  undo: boolean;
  names: string[];
}

export interface Binned {
  path: string;
  object: string;
  field: string | null;
  definition: Record<string, unknown>;
}

export interface IndexBuild {
  name: string;
  columns: string[];
  unique: boolean;
  state: "waiting" | "building" | "ready" | "failed";
  failure: string | null;
}

export const changesQuery = queryOptions({
  queryKey: ["design", "changes"],
  queryFn: ({ signal }) => api.get<{ items: DesignChange[] }>("/objects/changes", { query: { limit: 200 }, signal }),
});

export const binQuery = queryOptions({
  queryKey: ["design", "bin"],
  queryFn: ({ signal }) => api.get<{ items: Binned[] }>("/objects/bin", { signal }),
});

const pulse = 2_000;

/** Asked again as long as something is being built. */
export const indexesQuery = (object: string) =>
  queryOptions({
    queryKey: ["design", "indexes", object],
    queryFn: ({ signal }) => api.get<{ items: IndexBuild[] }>(at(object, "indexes"), { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === "waiting" || one.state === "building") ? pulse : false),
  });

export const countQuery = (object: string) =>
  queryOptions({
    queryKey: ["records", object, "design-count"],
    queryFn: ({ signal }) => api.get<{ count: number; countIsExact: boolean }>(`/records/${encodeURIComponent(object)}`, { query: { limit: 1 }, signal }),
  });

/** The name that the server would give, made from a label. */
export const nameQuery = (wish: Wish, of: "object" | "field") =>
  queryOptions({
    queryKey: ["design", "name", wish.path, wish.body],
    queryFn: async () => (await plan(wish))[of] ?? "",
    staleTime: Infinity,
  });

/** The words a computed field was written in; the object itself only tells what comes out. */
export const sourceQuery = (object: string, field: string) =>
  queryOptions({
    queryKey: ["design", "source", object, field],
    // A form starts from what it finds, so nothing old may be kept for the next one.
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const { items } = await api.get<{ items: { source?: string }[] }>("/records/definition", { query: { where: `path == "${object}.${field}"`, limit: 1 }, signal });
      return JSON.parse(items[0]?.source ?? "{}") as Record<string, unknown>;
    },
  });

export const revert = (change: string) => api.post<void>(`/objects/changes/${encodeURIComponent(change)}/revert`, {});

/** Everything that is drawn from definitions is fetched again, so that it shows the change at once. */
export async function refreshDefinitions(queries: QueryClient): Promise<void> {
  const keys = ["objects", "object", "design", "records", "record"];
  await Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
