import { useCallback } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { listQuery } from "../cache";

export interface ListSearch {
  q?: string | undefined;
  where?: string | undefined;
  sort?: string | undefined;
  deleted?: string | undefined;
  peek?: string | undefined;
  at?: string | undefined;
  view?: string | undefined;
  as?: string | undefined;
}

export type Listing = ReturnType<typeof useListing>;

const nothing: RecordRow[] = [];

/** What somebody names who wants all records though the list begins with a view. */
const everything = "all";

/** Whether an address leaves it to the list with what to begin. */
export const begins = (search: ListSearch): boolean => Object.entries(search).every(([name, value]) => name === "peek" || value === undefined || value === "");

/** The question in the address and the server's answer to it, page by page. */
export function useListing(definition: ObjectDefinition, shown: string[]) {
  const search = meant(definition, useSearch({ from: "/shell/o/$object" }));
  const navigate = useNavigate();
  const binned = search.deleted === "1";
  const past = search.at !== undefined;
  const sort = search.sort ?? (binned ? "-deleted_at" : undefined);
  const fields = [...new Set([definition.title, ...shown])].toSorted().join(",");
  const listing = { where: search.where, q: past ? undefined : search.q, sort, deleted: binned, fields, at: search.at };
  const query = useInfiniteQuery(listQuery(definition.name, listing));
  const change = (next: ListSearch, replace = true) => {
    const wanted = cleaned({ ...search, ...(next.where === undefined && "where" in next && !("view" in next) ? { view: undefined } : {}), ...next });
    void navigate({ to: "/o/$object", params: { object: definition.name }, search: definition.usual?.view && begins(wanted) ? { ...wanted, view: everything } : wanted, replace });
  };
  const { fetchNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const pages = query.data?.pages;
  const first = pages?.[0];
  return {
    search,
    /** As the server is asked. */
    asked: listing,
    change,
    binned,
    past,
    sort,
    query,
    more,
    rows: pages === undefined ? nothing : pages.length === 1 && first ? first.items : pages.flatMap((page) => page.items),
    count: first?.count ?? undefined,
    countIsExact: first?.countIsExact ?? true,
    filtered: Boolean((past ? undefined : search.q) ?? search.where),
    question: JSON.stringify([search.where, search.q, binned]),
  };
}

/** An address that names a view alone means what the view asks. */
function meant({ views }: ObjectDefinition, search: ListSearch): ListSearch {
  const view = search.where === undefined && search.sort === undefined ? views.find(({ name }) => name === search.view) : undefined;
  return view ? cleaned({ ...search, where: view.where, sort: view.sort }) : search;
}

function cleaned(search: ListSearch): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ""));
}
