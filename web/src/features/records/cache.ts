import { infiniteQueryOptions, keepPreviousData, queryOptions, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { listRecords, readRecord, type Listing } from "@/lib/api/records";
import type { RecordPage, RecordRow } from "@/lib/api/types";

type Pages = InfiniteData<RecordPage, string | null>;

const pageSize = 100;
/** More pages than this are not fetched again after a change; one scrolls to them anew. */
const pagesKept = 5;

export const listQuery = (object: string, listing: Listing) =>
  infiniteQueryOptions({
    queryKey: ["records", object, listing],
    queryFn: ({ pageParam, signal }) => listRecords(object, { ...listing, limit: pageSize, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: RecordPage) => page.next,
    placeholderData: keepPreviousData,
    // Comparing a hundred thousand rows deeply would cost more than drawing the forty that are seen.
    structuralSharing: false,
  });

export const recordQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: ["record", object, id],
    queryFn: ({ signal }) => readRecord(object, id, signal),
  });

/** A saved record, shown at once wherever it is on screen. */
export function keepRecord(queries: QueryClient, object: string, row: RecordRow): void {
  queries.setQueryData(recordQuery(object, row.id).queryKey, (old: RecordRow | undefined) => ({ ...old, ...row }));
  mapPages(queries, object, (page) => ({ ...page, items: page.items.map((one) => (one.id === row.id ? { ...one, ...row } : one)) }));
  void queries.invalidateQueries({ queryKey: ["history", object, row.id] });
}

/** Rows of which only some fields were read again: a list takes them, and a record that is open somewhere is read anew. */
export function keepRows(queries: QueryClient, object: string, rows: RecordRow[]): void {
  const fresh = new Map(rows.map((row) => [row.id, row]));
  mapPages(queries, object, (page) => (page.items.some(({ id }) => fresh.has(id)) ? { ...page, items: page.items.map((one) => ({ ...one, ...fresh.get(one.id) })) } : page));
  for (const id of fresh.keys()) for (const key of ["record", "history"]) void queries.invalidateQueries({ queryKey: [key, object, id] });
}

/** Deleted rows leave the lists at once, without a jump of the ones around them. */
export function dropRecords(queries: QueryClient, object: string, ids: ReadonlySet<string>): void {
  mapPages(queries, object, (page) => {
    const items = page.items.filter((one) => !ids.has(one.id));
    return { ...page, items, count: page.count === null ? null : Math.max(0, page.count - ids.size) };
  });
  void queries.invalidateQueries({ queryKey: ["records", object], refetchType: "none" });
  for (const id of ids) void queries.invalidateQueries({ queryKey: ["record", object, id] });
  refreshShelves(queries);
}

export function refreshRecords(queries: QueryClient, object: string): void {
  queries.setQueriesData<Pages>({ queryKey: ["records", object] }, (data) =>
    data && { pages: data.pages.slice(0, pagesKept), pageParams: data.pageParams.slice(0, pagesKept) });
  void queries.invalidateQueries({ queryKey: ["records", object] });
  void queries.invalidateQueries({ queryKey: ["record", object] });
  void queries.invalidateQueries({ queryKey: ["history", object] });
  refreshShelves(queries);
}

/** What is deleted or renamed is so at hand, too. */
function refreshShelves(queries: QueryClient): void {
  for (const key of ["recents", "favourites"]) void queries.invalidateQueries({ queryKey: [key] });
}

function mapPages(queries: QueryClient, object: string, change: (page: RecordPage) => RecordPage): void {
  queries.setQueriesData<Pages>({ queryKey: ["records", object] }, (data) => data && { ...data, pages: data.pages.map(change) });
}
