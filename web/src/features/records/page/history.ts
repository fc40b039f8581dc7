import { infiniteQueryOptions } from "@tanstack/react-query";
import { readHistory } from "@/lib/api/records";

/** What happened to a record, or to one field of it, newest first. */
export const historyQuery = (object: string, id: string, field?: string) =>
  infiniteQueryOptions({
    queryKey: ["history", object, id, ...(field === undefined ? [] : [field])],
    queryFn: ({ pageParam, signal }) => readHistory(object, id, pageParam, signal, field),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
