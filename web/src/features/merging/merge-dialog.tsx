import { useState } from "react";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { GitMerge } from "lucide-react";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import { merge, previewQuery, undoMerge, type Preview } from "./api";
import { MergeTable } from "./merge-table";
import { orderOf, type Picks } from "./picks";
import styles from "./merging.module.css";

interface MergeDialogProps {
  object: string;
  ids: string[];
  onMerged: (survivor: string) => void;
  onClose: () => void;
}

/** Several records side by side, and what they become as one. */
export function MergeDialog({ object, ids, onMerged, onClose }: MergeDialogProps) {
  const { t } = useTranslation("merging");
  const queries = useQueryClient();
  const [survivor, setSurvivor] = useState<string>();
  const [picks, setPicks] = useState<Picks>({});
  const definition = useQuery(objectQuery(object));
  const preview = useQuery({ ...previewQuery(object, ids, survivor), placeholderData: keepPreviousData });
  const refresh = () => {
    for (const key of ["records", "record", "history", "merges", "recents", "favourites"]) void queries.invalidateQueries({ queryKey: [key] });
  };
  const undo = useMutation({ mutationFn: undoMerge, onSuccess: () => { refresh(); toast(t("undone")); }, onError: (error) => toast(asProblem(error).message, { tone: "bad" }) });
  const merging = useMutation({
    mutationFn: (shown: Preview) => merge(object, orderOf(shown, picks)),
    onSuccess: (done) => {
      refresh();
      toast(t("merged", { count: done.merged.length + 1, name: done.survivor.title || t("unnamed") }), { action: { label: t("undo"), run: () => undo.mutate(done.id) } });
      onMerged(done.survivor.id);
    },
    // Somebody changed one of them: what is shown now is how they are.
    onError: () => void preview.refetch(),
  });
  const failed = [definition, preview].find((query) => query.isError && !query.data);
  const problem = merging.isError ? asProblem(merging.error) : undefined;
  const shown = preview.data;
  const ready = shown !== undefined && !preview.isPlaceholderData;
  const run = () => {
    if (ready && !merging.isPending) merging.mutate(shown);
  };
  return (
    <Dialog
      title={t("title", { count: ids.length, object: definition.data ? say(definition.data.plural) : "" })}
      wide="full"
      problem={problem && (problem.findings[0]?.message ?? problem.detail ?? problem.message)}
      onSubmit={run}
      onClose={onClose}
      actions={
        <>
          {shown && <Moved moved={shown.moved} />}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button look="primary" type="submit" icon={<GitMerge size={15} />} busy={merging.isPending} disabled={!ready}>{t("run")}</Button>
        </>
      }
    >
      <div className={styles.whole}>
        {failed && <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />}
        {!failed && (!shown || !definition.data) && <p className={styles.loading} role="status">{t("loading")}</p>}
        {shown && definition.data && (
          <MergeTable definition={definition.data} preview={shown} picks={picks} onPick={(field, choice) => setPicks({ ...picks, [field]: choice })} onSurvivor={setSurvivor} onRun={run} />
        )}
      </div>
    </Dialog>
  );
}

/** What goes along with the records that go. */
function Moved({ moved }: { moved: Preview["moved"] }) {
  const { t } = useTranslation("merging");
  const objects = useQuery(objectsQuery);
  const named = (name: string) => {
    const object = objects.data?.items.find((one) => one.name === name);
    return object ? say(object.plural) : name;
  };
  const parts = moved.map(({ object, count }) => t("moved.part", { number: formatNumber(count, language()), object: named(object) }));
  return <p className={styles.moved}>{parts.length === 0 ? t("moved.none") : t("moved", { parts: parts.join(t("moved.and")) })}</p>;
}
