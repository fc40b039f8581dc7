import { useQuery } from "@tanstack/react-query";
import { overviewsQuery } from "@/lib/api/duplicates";

/** Whether records of an object are compared with each other, which changes seldom. */
export function useCompared(object: string): boolean {
  const overviews = useQuery({ ...overviewsQuery, staleTime: 5 * 60_000 });
  return overviews.data?.items.some((one) => one.object === object) ?? false;
}
