import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Eye, Play } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import type { RecordRow } from "@/lib/api/types";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import { Waiting } from "@/ui/waiting";
import { previewQuery, runRule } from "./api";
import styles from "./pools.module.css";

/** How many a rule would release at its next run, and whose they are; and a run at once. */
export function RulePreview({ rule }: { rule: RecordRow }) {
  const { t } = useTranslation("pools");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Eye size={15} />} onClick={() => setOpen(true)}>{t("preview")}</Button>
      {open && <Preview rule={rule} onClose={() => setOpen(false)} />}
    </>
  );
}

function Preview({ rule, onClose }: { rule: RecordRow; onClose: () => void }) {
  const { t } = useTranslation("pools");
  const queries = useQueryClient();
  const preview = useQuery({ ...previewQuery(rule.id), staleTime: 0 });
  const running = useMutation({
    mutationFn: () => runRule(rule.id),
    onSuccess: () => { toast(t("run.begun")); void queries.invalidateQueries({ queryKey: ["mass"] }); onClose(); },
  });
  const problem = running.isError ? asProblem(running.error) : undefined;
  const most = Math.max(1, ...(preview.data?.owners ?? []).map(({ count }) => count));
  return (
    <Dialog
      title={t("preview.title", { name: String(rule.name ?? "") })}
      problem={problem && (problem.detail ?? problem.message)}
      onClose={onClose}
      actions={(
        <>
          <Link to="/changes" className={styles.aside}>{t("run.where")}</Link>
          <Button onClick={onClose}>{t("close")}</Button>
          <Button look="danger" icon={<Play size={15} />} busy={running.isPending} disabled={(preview.data?.count ?? 0) === 0} onClick={() => running.mutate()}>{t("run", { count: preview.data?.count ?? 0 })}</Button>
        </>
      )}
    >
      {preview.isPending && <Waiting rows={4} />}
      {preview.isError && <ProblemState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && (
        <>
          <p>{t(rule.active === true ? "preview.words" : "preview.off", { count: preview.data.count, at: formatMoment(preview.data.at, language()) })}</p>
          <ul className={styles.shares} aria-label={t("preview.whose")}>
            {preview.data.owners.map(({ owner, name, count }) => (
              <li key={owner}><span>{name ?? t("somebody")}</span><meter min={0} max={most} value={count} aria-label={name ?? t("somebody")} /><span>{count}</span></li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
