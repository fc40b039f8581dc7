import { useEffect, useState } from "react";
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { asProblem } from "@/lib/api/problem";
import type { Onlooker } from "@/lib/api/types";

/** The server believes it for a little more than twice as long. */
const sayAgain = 15_000;
/** A page nobody looks at is left; a glance at another tab is not. */
const hiddenFor = 5_000;
const nobody: Onlooker[] = [];

/** Says, as long as it is looked at, that this page shows the record, and tells who else does. */
export function useOnlookers(object: string, id: string): Onlooker[] {
  const queries = useQueryClient();
  const [page] = useState(() => crypto.randomUUID());
  const { data } = useQuery({
    queryKey: ["onlookers", id, page],
    queryFn: ({ signal }) => api.put("/records/{object}/{id}/onlookers/{page}", { path: { object, id, page }, signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    // Whoever is refused, such as one who looks through somebody's eyes, does not insist.
    refetchInterval: ({ state }) => (state.error !== null && asProblem(state.error).status >= 400 ? false : sayAgain),
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // One who cannot say that he leaves is forgotten after a while.
    const leave = () => void api.remove("/records/{object}/{id}/onlookers/{page}", { path: { object, id, page }, keepalive: true }).catch(() => undefined);
    const comeBack = () => void queries.invalidateQueries({ queryKey: ["onlookers", id, page] });
    const seen = () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") timer = setTimeout(leave, hiddenFor);
      else comeBack();
    };
    const shown = (event: PageTransitionEvent) => event.persisted && comeBack();
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", shown);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", shown);
      leave();
    };
  }, [queries, object, id, page]);
  return data?.items ?? nobody;
}

const ask = (queries: QueryClient, record?: string): void => void queries.invalidateQueries({ queryKey: record === undefined ? ["onlookers"] : ["onlookers", record] });

/** Somebody came to a record that is open here, or left it. */
export const onlookersLive = { news: () => undefined, resync: (queries: QueryClient) => ask(queries), onlookers: ask };
