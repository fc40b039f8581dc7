import { useNavigate } from "@tanstack/react-router";
import type { ObjectDefinition } from "@/lib/api/types";
import type { Listing } from "./use-listing";

/** To the export of what the list shows: the same records in the same order with the same columns, or only those that are ticked. */
export function useExport(definition: ObjectDefinition, { search, sort, binned }: Listing, columns: string[]) {
  const navigate = useNavigate();
  return (ticked?: string[]) => {
    const asked = {
      where: ticked ? undefined : search.where,
      q: ticked ? undefined : search.q,
      sort,
      deleted: binned ? "1" : undefined,
      fields: columns.join(","),
    };
    const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined && value !== ""));
    void navigate({ to: "/o/$object/export", params: { object: definition.name }, search: kept, state: ticked ? { ticked } : {} });
  };
}

declare module "@tanstack/history" {
  interface HistoryState {
    /** The records that were ticked on the way here; an address would be too long for them. */
    ticked?: string[];
  }
}
