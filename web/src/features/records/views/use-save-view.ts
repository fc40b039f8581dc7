import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { objectQuery } from "@/lib/api/objects";
import { asProblem, Problem } from "@/lib/api/problem";
import type { View } from "@/lib/api/types";
import { toast } from "@/ui/toast";

/** Keeps a view for everybody, as a change of the object's definition that can be taken back. */
export function useSaveView(object: string, onSaved: (view: View) => void) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: ["object", object] }), queries.invalidateQueries({ queryKey: ["design"] })]);
  const takeBack = async (change: string) => {
    try {
      await api.post("/objects/changes/{id}/revert", { path: { id: change } });
    } catch (error) {
      toast(asProblem(error).detail ?? asProblem(error).message, { tone: "bad" });
    }
    await refresh();
  };
  return useMutation({
    mutationFn: async (make: (views: View[]) => View) => {
      // Others may have kept views since the page was opened.
      const { views } = await queries.fetchQuery({ ...objectQuery(object), staleTime: 0 });
      const view = make(views);
      const next = views.some(({ name }) => name === view.name) ? views.map((one) => (one.name === view.name ? view : one)) : [...views, view];
      const answer = await api.patch("/objects/{object}", { path: { object }, body: { views: next } });
      const [obstacle] = answer.obstacles;
      if (obstacle) throw new Problem(422, { code: obstacle.code, detail: obstacle.message });
      return { view, change: answer.change };
    },
    onSuccess: async ({ view, change }) => {
      await refresh();
      toast(t("view.saved"), change === null ? {} : { action: { label: t("undo"), run: () => void takeBack(change) } });
      onSaved(view);
    },
  });
}
