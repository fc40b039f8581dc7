import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { asProblem } from "@/lib/api/problem";
import { listRecords } from "@/lib/api/records";
import type { Shape } from "@/lib/api/shapes";
import type { DesignAnswer, Reference } from "@/lib/api/types";

export type { Remark } from "@/lib/api/types";
export type Answer = DesignAnswer;
export type Step = DesignAnswer["steps"][number];

/** A change of definitions somebody wishes for; it can be planned, and carried out. */
export interface Wish {
  /** Does it, or only plans it. */
  ask: (only: true | null) => Promise<Answer>;
  /** What follows once the wish is fulfilled; what it would do is said in words where it cannot be planned yet. */
  next?: { wish: (answer: Answer) => Wish; said?: string };
}

type ObjectWords = Shape<"ObjectWords">;
/** What a field may say besides depends on its type. */
type FieldWords = Record<string, unknown>;

export const addObject = (words: ObjectWords): Wish => ({ ask: (only) => api.post("/objects", { query: { plan: only }, body: words }) });
export const changeObject = (object: string, words: ObjectWords): Wish => ({ ask: (only) => api.patch("/objects/{object}", { path: { object }, query: { plan: only }, body: words }) });
export const removeObject = (object: string): Wish => ({ ask: (only) => api.remove("/objects/{object}", { path: { object }, query: { plan: only } }) });
export const addField = (object: string, words: FieldWords): Wish => ({ ask: (only) => api.post("/objects/{object}/fields", { path: { object }, query: { plan: only }, body: words as Shape<"FieldWords"> }) });
export const changeField = (object: string, field: string, words: FieldWords): Wish => ({ ask: (only) => api.patch("/objects/{object}/fields/{field}", { path: { object, field }, query: { plan: only }, body: words as Shape<"FieldWords"> }) });
export const removeField = (object: string, field: string): Wish => ({ ask: (only) => api.remove("/objects/{object}/fields/{field}", { path: { object, field }, query: { plan: only } }) });
export const restore = (path: string): Wish => ({ ask: (only) => api.post("/objects/bin/{path}/restore", { path: { path }, query: { plan: only } }) });
export const purge = (path: string): Wish => ({ ask: (only) => api.remove("/objects/bin/{path}", { path: { path }, query: { plan: only } }) });

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

async function send(wish: Wish, planned: boolean): Promise<Answer> {
  try {
    return await wish.ask(planned || null);
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

export type IndexBuild = Shape<"ObjectChangesBuild">;

export const changesQuery = queryOptions({
  queryKey: ["design", "changes"],
  queryFn: ({ signal }) => api.get("/objects/changes", { query: { limit: 200 }, signal }) as Promise<{ items: DesignChange[] }>,
});

export const binQuery = queryOptions({
  queryKey: ["design", "bin"],
  queryFn: ({ signal }) => api.get("/objects/bin", { signal }) as Promise<{ items: Binned[] }>,
});

const pulse = 2_000;

/** Asked again as long as something is being built. */
export const indexesQuery = (object: string) =>
  queryOptions({
    queryKey: ["design", "indexes", object],
    queryFn: ({ signal }) => api.get("/objects/{object}/indexes", { path: { object }, signal }),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === "waiting" || one.state === "building") ? pulse : false),
  });

export const countQuery = (object: string) =>
  queryOptions({
    queryKey: ["records", object, "design-count"],
    queryFn: ({ signal }) => listRecords(object, { limit: 1 }, signal),
  });

/** The name that the server would give, made from a label. */
export const nameQuery = (of: "object" | "field", key: string[], wish: Wish) =>
  queryOptions({
    queryKey: ["design", "name", of, ...key],
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
      const { items } = await listRecords("definition", { where: `path == "${object}.${field}"`, limit: 1 }, signal);
      return JSON.parse(String(items[0]?.source ?? "{}")) as Record<string, unknown>;
    },
  });

export const revert = (change: string) => api.post("/objects/changes/{id}/revert", { path: { id: change } });

/** Everything that is drawn from definitions is fetched again, so that it shows the change at once. */
export async function refreshDefinitions(queries: QueryClient): Promise<void> {
  const keys = ["objects", "object", "design", "records", "record"];
  await Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
