import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";
import type { LiveChange, LiveNews } from "@/lib/live/stream";
import type { RecordPage, RecordRow } from "@/lib/api/types";

type Pages = InfiniteData<RecordPage, string | null>;

/** A list of more pages is marked as old and fetched when one comes back to it. */
const pagesFetched = 5;
/** A list is not fetched again sooner, however much happens. */
const breath = 2_000;

interface Waiting {
  changes: LiveChange[];
  /** So much changed that nobody knows what. */
  all: boolean;
}

const waiting = new WeakMap<Query, Waiting>();

/** Brings what is on the screen up to date; what one wrote oneself is there already, in the version that is told. */
export const recordsLive = {
  news: (queries: QueryClient, news: LiveNews): void => {
    if (news.many.includes(definitions)) refreshDefinitions(queries);
    for (const object of news.many) everything(queries, object);
    for (const object of new Set([...news.many, ...news.changes.map((change) => change.object)])) figures(queries, object);
    for (const change of news.changes) {
      record(queries, change);
      for (const list of listsOf(queries, change.object)) if (concerns(list, change)) soon(queries, list, change);
    }
  },
  resync: (queries: QueryClient): void => {
    for (const key of ["records", "figures", "record", "history", "objects", "object", "views"]) void queries.invalidateQueries({ queryKey: [key] });
  },
};

/** Everybody hears that definitions changed; which ones, those may ask who see them. */
const definitions = "definition";

function refreshDefinitions(queries: QueryClient): void {
  for (const key of ["objects", "object", "views", "design"]) void queries.invalidateQueries({ queryKey: [key] });
}

function everything(queries: QueryClient, object: string): void {
  void queries.invalidateQueries({ queryKey: ["record", object] });
  void queries.invalidateQueries({ queryKey: ["history", object] });
  for (const list of listsOf(queries, object)) soon(queries, list);
}

const stirred = new Set<string>();
/** Readers of the log have seen a change by then, and many changes are one. */
const settling = 600;

/** What is counted and summed of an object: soon, for its readers hear of a change when browsers do. */
function figures(queries: QueryClient, object: string): void {
  if (stirred.has(object)) return;
  stirred.add(object);
  setTimeout(() => {
    stirred.delete(object);
    void queries.invalidateQueries({ queryKey: ["figures", object] });
  }, settling);
}

function record(queries: QueryClient, { object, id, version }: LiveChange): void {
  const known = queries.getQueryData<RecordRow>(["record", object, id]);
  if (known !== undefined && known.version >= version) return;
  void queries.invalidateQueries({ queryKey: ["record", object, id] });
  void queries.invalidateQueries({ queryKey: ["history", object, id] });
}

const listsOf = (queries: QueryClient, object: string) => queries.getQueryCache().findAll({ queryKey: ["records", object] });

const pagesOf = (list: Query) => (list.state.data as Pages | undefined)?.pages ?? [];

/** A row that is listed as it is now is no news; one that is not listed may belong there, unless it is gone. */
function concerns(list: Query, { id, version, operation }: LiveChange): boolean {
  const pages = pagesOf(list);
  if (pages.length === 0) return false;
  const listed = pages.flatMap((page) => page.items).find((row) => row.id === id);
  return listed === undefined ? operation !== "delete" : listed.version < version;
}

/** Fetches a list after a breath; what an answer on its way has brought by then is not fetched again. */
function soon(queries: QueryClient, list: Query, change?: LiveChange): void {
  const before = waiting.get(list);
  const now: Waiting = { changes: [...(before?.changes ?? []), ...(change ? [change] : [])], all: (before?.all ?? false) || change === undefined };
  waiting.set(list, now);
  if (before !== undefined) return;
  const age = Date.now() - list.state.dataUpdatedAt;
  const pause = list.state.fetchStatus === "fetching" ? breath : Math.max(0, breath - age);
  setTimeout(() => fetchIfOld(queries, list), pause);
}

function fetchIfOld(queries: QueryClient, list: Query): void {
  const due = waiting.get(list);
  waiting.delete(list);
  if (due === undefined || !(due.all || due.changes.some((change) => concerns(list, change)))) return;
  void queries.invalidateQueries({ queryKey: list.queryKey, exact: true, refetchType: pagesOf(list).length > pagesFetched ? "none" : "active" });
}
