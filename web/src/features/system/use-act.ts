import { useMutation, useQueryClient } from "@tanstack/react-query";
import { asProblem } from "@/lib/api/problem";
import { toast } from "@/ui/toast";

/** Something done at the press of a button: what it shows is fetched anew, what goes wrong is said. */
export function useAct<T, V = void>(key: "webhooks" | "readers", run: (asked: V) => Promise<T>, onDone?: (answer: T, asked: V) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (answer, asked) => onDone?.(answer, asked),
    onError: (error) => {
      const problem = asProblem(error);
      toast(problem.findings[0]?.message ?? problem.detail ?? problem.message, { tone: "bad" });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [key] }),
  });
}
