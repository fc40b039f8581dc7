import { useEffect, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { importQuery, progressAddress } from "./api";
import { isBusy, type Import } from "./import";

/**
 * How far an import is, told by the server while it works; tells whether the stream is heard. Where it is not, asking now
 * and then does as well.
 */
export function useProgress(id: string, busy: boolean): boolean {
  const queries = useQueryClient();
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    if (!busy || typeof EventSource === "undefined") return undefined;
    const source = new EventSource(progressAddress(id));
    source.addEventListener("progress", (event: MessageEvent<string>) => {
      // The server's own answer, as the API tells it in a list; the contract is held by its tests.
      const fresh = JSON.parse(event.data) as Omit<Import, "preview">;
      setHeard(true);
      if (isBusy(fresh.state)) {
        queries.setQueryData(importQuery(id).queryKey, (known) => known && { ...known, ...fresh });
        return;
      }
      source.close();
      void queries.invalidateQueries({ queryKey: importQuery(id).queryKey });
    });
    source.addEventListener("error", () => setHeard(false));
    return () => {
      source.close();
      setHeard(false);
    };
  }, [id, busy, queries]);
  return heard;
}
