import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { objectQuery } from "@/lib/api/objects";
import { asProblem, Problem } from "@/lib/api/problem";
import type { View } from "@/lib/api/types";
import { addView, changeView, refreshViews, wordsOf } from "@/lib/api/views";
import { toast } from "@/ui/toast";

/** As the definition holds it: whose it is, is told by where it is kept. */
const shared = ({ name, label, where, sort = "", columns = [], look = {}, roles = [] }: View): View => ({ name, label, where, sort, columns, look, roles });

const complain = (error: unknown) => void toast(asProblem(error).detail ?? asProblem(error).message, { tone: "bad" });

/** Changes the views that everybody finds, as a change of the object's definition that can be taken back. */
export function useShareViews(object: string, onDone: (views: View[]) => void = () => undefined) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const refresh = () => Promise.all([refreshViews(queries, object), queries.invalidateQueries({ queryKey: ["design"] })]);
  const takeBack = (change: string) => void api.post("/objects/changes/{id}/revert", { path: { id: change } }).catch(complain).then(refresh);
  return useMutation({
    mutationFn: async (make: (views: View[]) => View[]) => {
      // Others may have kept views since the page was opened.
      const { views } = await queries.fetchQuery({ ...objectQuery(object), staleTime: 0 });
      const next = make(views);
      const answer = await api.patch("/objects/{object}", { path: { object }, body: { views: next.map(shared) } });
      const [obstacle] = answer.obstacles;
      if (obstacle) throw new Problem(422, { code: obstacle.code, detail: obstacle.message });
      return { views: next, change: answer.change };
    },
    onSuccess: async ({ views, change }) => {
      await refresh();
      toast(t("view.saved"), change === null ? {} : { action: { label: t("undo"), run: () => takeBack(change) } });
      onDone(views);
    },
  });
}

/** Keeps a view for oneself, new or instead of the one with that name. */
export function useKeepView(object: string, onKept: (view: View) => void = () => undefined) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ fresh, ...view }: View & { fresh?: boolean }) => (fresh ? addView(object, wordsOf(view)) : changeView(object, view.name, wordsOf(view))),
    onSuccess: async (view) => {
      await refreshViews(queries, object);
      toast(t("view.saved"));
      onKept(view);
    },
  });
}
