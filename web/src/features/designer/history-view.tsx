import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { History, RotateCcw } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { changesQuery, refreshDefinitions, revert, type DesignChange } from "./api";
import { useNamed } from "./named";
import { Waiting } from "@/ui/waiting";
import styles from "./list.module.css";

/** Who changed what and when; a change that nothing was built upon since can be taken back. */
export function HistoryView({ object }: { object?: string }) {
  const { t } = useTranslation("designer");
  const queries = useQueryClient();
  const named = useNamed();
  const changes = useQuery(changesQuery);
  const [asked, setAsked] = useState<DesignChange>();
  const reverting = useMutation({
    mutationFn: revert,
    onSuccess: () => toast(t("undone")),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).message, { tone: "bad" }),
    onSettled: () => refreshDefinitions(queries),
  });
  if (changes.isPending) return <Waiting />;
  if (!changes.data) return <ProblemState error={changes.error} onRetry={() => void changes.refetch()} />;
  const items = changes.data.items.filter(({ names }) => object === undefined || names.some((name) => name === object || name.startsWith(`${object}.`)));
  if (items.length === 0) return <State icon={<History size={22} />} title={t("history.empty")}>{t("history.empty.words")}</State>;
  const what = (change: DesignChange) => change.names.map(named).join(t("and"));
  return (
    <>
      <ol className={styles.list} aria-label={t("history.title")}>
        {items.map((change) => (
          <li key={`${change.id} ${change.at}`}>
            <Avatar name={change.actor?.title ?? "?"} size={26} />
            <div className={styles.main}>
              <span className={styles.words}>{t(change.undo ? "history.undid" : "history.changed", { who: change.actor?.title ?? t("history.system"), what: what(change) })}</span>
              <time className={styles.note} dateTime={change.at}>{formatMoment(change.at, language())}</time>
            </div>
            {change.id !== null && <Button look="quiet" icon={<RotateCcw size={15} />} disabled={reverting.isPending} onClick={() => setAsked(change)}>{t("history.revert")}</Button>}
          </li>
        ))}
      </ol>
      {asked && (
        <Confirm title={t("history.revert.title")} action={t("history.revert")} onCancel={() => setAsked(undefined)} onConfirm={() => { setAsked(undefined); if (asked.id) reverting.mutate(asked.id); }}>
          {t("history.revert.words", { what: what(asked) })}
        </Confirm>
      )}
    </>
  );
}
