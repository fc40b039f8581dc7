import type { QueryClient } from "@tanstack/react-query";

const refresh = (queries: QueryClient): void => {
  for (const part of ["count", "list"]) void queries.invalidateQueries({ queryKey: ["notifications", part] });
};

/** The bell rings as soon as there is something to hear. */
export const notificationsLive = { news: () => undefined, resync: refresh, bell: refresh };
