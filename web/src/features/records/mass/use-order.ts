import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/lib/api/problem";
import type { Draft } from "@/lib/api/records";
import { massQuery, startMass, type MassAct } from "./api";
import { watch } from "./watched";

/** Which records are meant: those of a filter, and how many the person was told it would be. */
export interface Target {
  where?: string | undefined;
  q?: string | undefined;
  count: number;
}

/** One may tick so many by hand; more are chosen by a filter. */
export const mostTicked = 1_000;

export const byIds = (ids: string[]): Target => ({ where: `id in [${ids.map((id) => JSON.stringify(id)).join(", ")}]`, count: ids.length });

/** Orders an act on many records. When there are more of them by now, the new number is told and must be agreed to. */
export function useOrder(object: string, target: Target, onOrdered: () => void) {
  const queries = useQueryClient();
  const [moved, setMoved] = useState<number>();
  const count = moved ?? target.count;
  const ordering = useMutation({
    mutationFn: ({ operation, values }: { operation: MassAct; values?: Draft }) =>
      startMass(object, { where: target.where, q: target.q, operation, expectedCount: count, ...(values ? { values } : {}) }),
    onSuccess: (mass) => {
      queries.setQueryData(massQuery(mass.id).queryKey, mass);
      watch(mass.id);
      onOrdered();
    },
    onError: (error) => {
      const now = asProblem(error).params.count;
      if (asProblem(error).code === "mass.count_moved" && typeof now === "number") setMoved(now);
    },
  });
  return { count, order: ordering.mutate, busy: ordering.isPending, problem: ordering.isError ? asProblem(ordering.error) : undefined };
}
