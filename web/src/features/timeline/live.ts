import type { QueryClient } from "@tanstack/react-query";
import type { LiveNews } from "@/lib/live/stream";
import { written } from "./api";

/** Many changes at once are one. */
const settling = 300;
let stirred = false;

/** Timelines on the screen follow what others do, within a second. */
export const timelineLive = {
  news: (queries: QueryClient, news: LiveNews): void => {
    const objects = new Set([...news.many, ...news.changes.map(({ object }) => object)]);
    const shown = queries.getQueryCache().findAll({ queryKey: ["timeline"], type: "active" });
    const concerned = shown.some(({ queryKey: [, object, id] }) =>
      [...objects].some((name) => name in written) || news.many.includes(String(object)) || news.changes.some((change) => change.id === id));
    if (!concerned || stirred) return;
    stirred = true;
    setTimeout(() => {
      stirred = false;
      void queries.invalidateQueries({ queryKey: ["timeline"] });
    }, settling);
  },
  resync: (queries: QueryClient): void => {
    void queries.invalidateQueries({ queryKey: ["timeline"] });
  },
};
