import { useEffect, useState } from "react";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { followLive, type LiveNews } from "./stream";

export interface LiveEffects {
  news: (queries: QueryClient, news: LiveNews) => void;
  resync: (queries: QueryClient) => void;
  bell?: (queries: QueryClient) => void;
  onlookers?: (queries: QueryClient, record?: string) => void;
}

/** A short break is nobody's concern. */
const patience = 5_000;

/** Keeps what is on the screen up to date, as long as the component stands. Tells whether the server has not been heard for a while. */
export function useLive(effects: LiveEffects): boolean {
  const queries = useQueryClient();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = followLive({
      news: (news) => effects.news(queries, news),
      resync: () => effects.resync(queries),
      bell: () => effects.bell?.(queries),
      onlookers: (record) => effects.onlookers?.(queries, record),
      // Whoever asks next learns that the session is over, and the application leads to the sign-in page.
      ended: () => void queries.invalidateQueries({ queryKey: ["me"], refetchType: "all" }),
      heard: (connected) => {
        clearTimeout(timer);
        timer = connected ? undefined : setTimeout(() => setLost(true), patience);
        if (connected) setLost(false);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries, effects]);
  return lost;
}
