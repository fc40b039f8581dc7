import { useQuery } from "@tanstack/react-query";
import { kindOf } from "@/fields/registry";
import { objectQuery } from "@/lib/api/objects";
import type { Field } from "@/lib/api/types";

/** The field that holds the states, with their names and colours. */
export function useStates(): Field | undefined {
  const { data } = useQuery(objectQuery("account"));
  return data?.fields.find(({ name }) => name === "lifecycle");
}

/** A state by its name, in its colour. */
export function StateChip({ state }: { state: string }) {
  const field = useStates();
  if (field === undefined) return <>{state}</>;
  const { Show } = kindOf(field);
  return <Show value={state} field={field} place="list" />;
}
