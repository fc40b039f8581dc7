import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { listValues } from "@/lib/api/records";
import type { Field } from "@/lib/api/types";
import { useSettled } from "@/lib/use-settled";

/** Tags that other records of the object have and that begin as typed, the most used first. */
export function useKnownTags(field: Field, typed: string, enabled: boolean): { value: string }[] {
  const object = field.object ?? "";
  const prefix = useSettled(typed.trim(), 200);
  const values = useQuery({
    queryKey: ["tags", object, field.name, prefix],
    queryFn: ({ signal }) => listValues(object, field.name, prefix, signal),
    enabled: enabled && object !== "",
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (values.data?.items ?? []).flatMap(({ value }) => (typeof value === "string" ? [{ value }] : []));
}
