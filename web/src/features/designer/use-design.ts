import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { dismissAll, toast } from "@/ui/toast";
import { carryOut, plan, refreshDefinitions, revert, type Answer, type Wish } from "./api";

/** A wish on its way: first planned and shown, then carried out, and taken back from the word at the foot. */
export function useDesign(onDone: (answer: Answer) => void) {
  const { t } = useTranslation("designer");
  const queries = useQueryClient();
  const takeBack = async (change: string) => {
    try {
      await revert(change);
      toast(t("undone"));
    } catch (error) {
      const problem = asProblem(error);
      toast(problem.detail ?? problem.message, { tone: "bad" });
    }
    await refreshDefinitions(queries);
  };
  const planning = useMutation({ mutationFn: plan });
  const running = useMutation({
    mutationFn: carryOut,
    onSuccess: (answer) => {
      if (!answer.possible) return;
      const { change } = answer;
      // Only the last change can surely be taken back, so one word is enough.
      dismissAll();
      toast(t("done"), change === null ? {} : { action: { label: t("undo"), run: () => void takeBack(change) } });
      planning.reset();
      onDone(answer);
      void refreshDefinitions(queries);
    },
  });
  const refused = running.data?.possible === false ? running.data : planning.data?.possible === false ? planning.data : undefined;
  const problem = planning.error ?? running.error;
  return {
    /** What would be done, once it is known that it can be. */
    planned: planning.data?.possible && !refused ? planning.data : undefined,
    obstacles: refused?.obstacles ?? [],
    problem: problem ? asProblem(problem) : undefined,
    asking: planning.isPending,
    running: running.isPending,
    ask: (wish: Wish) => {
      running.reset();
      planning.mutate(wish);
    },
    run: () => planning.variables && running.mutate(planning.variables),
    back: () => {
      planning.reset();
      running.reset();
    },
  };
}

export type Design = ReturnType<typeof useDesign>;
