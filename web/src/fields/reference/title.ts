import { queryOptions } from "@tanstack/react-query";
import { objectQuery } from "@/lib/api/objects";
import { readRecord } from "@/lib/api/records";

/** The name of a record known only by its id, as a filter in the address has it. */
export const titleQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: ["title", object, id],
    queryFn: async ({ signal, client }) => {
      const definition = await client.ensureQueryData(objectQuery(object));
      const row = await readRecord(object, id, signal);
      return String(row[definition.title] ?? id);
    },
    staleTime: 5 * 60_000,
  });
