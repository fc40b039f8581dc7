import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { GitMerge } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { formatNumber } from "@/lib/format/number";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { isRunning, refusalsQuery, runsQuery, stopRun, undoRun, type MergeRun } from "./runs-api";
import { Waiting } from "@/ui/waiting";
import styles from "./runs.module.css";

/** What was merged many at a time, by night or by order: how it went, and the way back. */
export function Runs({ object }: { object: string }) {
  const { t } = useTranslation("duplicates");
  const runs = useQuery(runsQuery);
  if (runs.isPending) return <Waiting rows={4} />;
  if (!runs.data) return <ProblemState error={runs.error} onRetry={() => void runs.refetch()} />;
  const those = runs.data.items.filter((run) => run.object === object);
  if (those.length === 0) return <State icon={<GitMerge size={22} />} title={t("runs.none")}>{t("runs.none.words")}</State>;
  return <ul className={styles.runs} aria-label={t("tab.merges")}>{those.map((run) => <Line key={run.id} run={run} />)}</ul>;
}

function Line({ run }: { run: MergeRun }) {
  const { t } = useTranslation("duplicates");
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [open, setOpen] = useState(false);
  const acting = useMutation({
    mutationFn: (act: (id: string) => Promise<MergeRun>) => act(run.id),
    onSuccess: () => void queries.invalidateQueries({ queryKey: runsQuery.queryKey }),
    onError: (error) => toast(asProblem(error).message, { tone: "bad" }),
    onSettled: () => setAsking(false),
  });
  const { total, done, merged, rejected } = run.progress;
  const when = formatMoment(run.createdAt, language());
  const back = ["finished", "cancelled", "failed"].includes(run.state) && merged > 0;
  return (
    <li className={styles.run}>
      <div className={styles.words}>
        <strong>{t(run.automatic ? "runs.automatic" : "runs.ordered", { when })}</strong>
        <span data-state={run.state}>{t(`runs.state.${run.state}`)}</span>
        <p>{isRunning(run) ? t("runs.progress", { done: number(done), total: number(total) }) : t("runs.told", { merged: number(merged), rejected: number(rejected) })}</p>
        {run.undo && <p>{t("runs.undone", { undone: number(run.undo.undone), kept: number(run.undo.kept) })}</p>}
        {run.failure && <p role="alert">{run.failure.message}</p>}
        {rejected > 0 && <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{t("runs.rejected", { count: rejected })}</Button>}
        {open && <Refusals id={run.id} />}
      </div>
      <div className={styles.acts}>
        {run.state === "running" && <Button busy={acting.isPending} onClick={() => acting.mutate(stopRun)}>{t("runs.stop")}</Button>}
        {back && <Button busy={acting.isPending} onClick={() => setAsking(true)}>{t("runs.undo")}</Button>}
      </div>
      {asking && (
        <Confirm title={t("runs.undo.title", { when })} action={t("runs.undo")} busy={acting.isPending} onConfirm={() => acting.mutate(undoRun)} onCancel={() => setAsking(false)}>
          <p>{t("runs.undo.words", { merged: number(merged) })}</p>
        </Confirm>
      )}
    </li>
  );
}

const number = (count: number) => formatNumber(count, language());

function Refusals({ id }: { id: string }) {
  const { t } = useTranslation("duplicates");
  const refusals = useQuery(refusalsQuery(id));
  if (refusals.isPending) return <Waiting rows={2} />;
  if (!refusals.data) return <ProblemState error={refusals.error} onRetry={() => void refusals.refetch()} />;
  return (
    <ul className={styles.refusals}>
      {refusals.data.items.map(({ records, message }) => (
        <li key={records.map((record) => record.id).join()}><span>{records.map(({ title }) => title ?? t("unnamed")).join(t("runs.between"))}</span> <small>{message}</small></li>
      ))}
    </ul>
  );
}
