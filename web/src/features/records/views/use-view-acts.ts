import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import type { ObjectDefinition, View } from "@/lib/api/types";
import { addView, beginWith, refreshViews, removeView, viewsQuery, wordsOf } from "@/lib/api/views";
import { language } from "@/lib/i18n/i18n";
import { toast } from "@/ui/toast";
import type { Listing } from "../list/use-listing";
import { useKeepView, useShareViews } from "./use-save-view";
import { freeName } from "./view";

const complain = (error: unknown) => void toast(asProblem(error).detail ?? asProblem(error).message, { tone: "bad" });

/** What can be done with views once they are there. */
export function useViewActs({ name: object }: ObjectDefinition, listing: Listing) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const sharing = useShareViews(object);
  const keeping = useKeepView(object);
  const leave = (view: View) => listing.search.view === view.name && listing.change({ view: undefined });
  const beginning = useMutation({ mutationFn: (view: string | null) => beginWith(object, view), onSuccess: (offer) => queries.setQueryData(viewsQuery(object).queryKey, offer), onError: complain });
  const bringBack = (view: View) => void addView(object, wordsOf(view)).catch(complain).then(() => refreshViews(queries, object));
  const removing = useMutation({
    mutationFn: (view: View) => removeView(object, view.name),
    onSuccess: async (_, view) => {
      leave(view);
      await refreshViews(queries, object);
      toast(t("views.removed", { view: view.label[language()] }), { action: { label: t("undo"), run: () => bringBack(view) } });
    },
    onError: complain,
  });
  const change = (view: View, next: Partial<View>) => sharing.mutate((views) => views.map((one) => (one.name === view.name ? { ...one, ...next } : one)), { onError: complain });
  return {
    busy: sharing.isPending || keeping.isPending || beginning.isPending || removing.isPending,
    begin: beginning.mutate,
    remove: (view: View) => {
      if (view.own) return removing.mutate(view);
      leave(view);
      sharing.mutate((views) => views.filter(({ name }) => name !== view.name), { onError: complain });
    },
    rename: (view: View, label: string) =>
      view.own ? keeping.mutate({ ...view, label: { zh: label, en: label } }, { onError: complain }) : change(view, { label: { ...view.label, [language()]: label } }),
    roles: (view: View, roles: string[]) => change(view, { roles }),
    /** It becomes everybody's, and is one's own no longer. */
    share: (view: View) => sharing.mutate((views) => [...views, { ...view, name: freeName(views) }], {
      onSuccess: () => void removeView(object, view.name).catch(complain).then(() => refreshViews(queries, object)),
      onError: complain,
    }),
  };
}
