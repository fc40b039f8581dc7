import { useEffect } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Star as StarIcon } from "lucide-react";
import { favouritesQuery, keepAtHand, letGo, markOpened, recentsQuery } from "@/lib/api/bookmarks";
import { asProblem } from "@/lib/api/problem";
import type { FoundItem } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";
import styles from "./record-page.module.css";

interface StarProps {
  object: string;
  id: string;
  title: string;
}

/** Keeps a record at hand, in the sidebar and the palette; shown at once, and taken back if the server refuses. */
export function Star({ object, id, title }: StarProps) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const favourites = useQuery(favouritesQuery);
  const kept = favourites.data?.some((one) => one.id === id) ?? false;
  const turning = useMutation({
    mutationFn: (on: boolean) => (on ? keepAtHand(object, id) : letGo(object, id)),
    onMutate: async (on) => {
      await queries.cancelQueries({ queryKey: favouritesQuery.queryKey });
      const before = queries.getQueryData(favouritesQuery.queryKey);
      const fresh: FoundItem = { object, id, title, fields: {}, at: null };
      queries.setQueryData(favouritesQuery.queryKey, [...(on ? [fresh] : []), ...(before ?? []).filter((one) => one.id !== id)]);
      return before;
    },
    onError: (error, _, before) => {
      queries.setQueryData(favouritesQuery.queryKey, before);
      toast(asProblem(error).detail ?? asProblem(error).message, { tone: "bad" });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: favouritesQuery.queryKey }),
  });
  const words = t(kept ? "star.off" : "star.on");
  return (
    <Button look="quiet" aria-pressed={kept} aria-label={words} title={words} disabled={favourites.isPending} onClick={() => turning.mutate(!kept)}
      icon={<StarIcon size={17} className={kept ? styles.starred : undefined} aria-hidden="true" />} />
  );
}

/** Says that the record was opened; what lies in the bin is not at hand. */
export function useOpened(object: string, id: string, wanted: boolean): void {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (opened: { object: string; id: string }) => markOpened(opened.object, opened.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: recentsQuery.queryKey }),
  });
  useEffect(() => {
    if (wanted) mutate({ object, id });
  }, [object, id, wanted, mutate]);
}
