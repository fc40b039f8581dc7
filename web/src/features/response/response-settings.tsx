import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ArrowDown, ArrowUp, Pencil, Plus, Timer } from "lucide-react";
import { asText } from "@/fields/kind";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import type { RecordRow } from "@/lib/api/types";
import { formatWhole } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Page } from "@/ui/page";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { Waiting } from "@/ui/waiting";
import { heldBy, nameOf, reorder, targetObject, targetsQuery, waitingQuery } from "./api";
import { TargetDialog } from "./target-dialog";
import styles from "./response.module.css";

/** Within what time leads are to be answered, in the order in which it is decided. */
export function ResponseSettings() {
  const { t } = useTranslation("response");
  const queries = useQueryClient();
  const objects = useQuery(objectsQuery);
  const targets = useQuery(targetsQuery);
  const [edited, setEdited] = useState<RecordRow | "new">();
  const rights = objects.data?.items.find(({ name }) => name === targetObject)?.rights;
  const fresh = () => queries.invalidateQueries({ queryKey: ["records", targetObject] });
  const ordering = useMutation({ mutationFn: reorder, onSettled: fresh, onError: (error) => toast(asProblem(error).message, { tone: "bad" }) });
  if (targets.isPending || objects.isPending) return <Waiting rows={8} />;
  if (!targets.data || !objects.data) return <ProblemState error={targets.error ?? objects.error} onRetry={() => void targets.refetch()} />;
  const all = ordering.isPending ? ordering.variables : targets.data;
  const move = (from: number, to: number) => {
    const target = all[from];
    if (target !== undefined && to >= 0 && to < all.length) ordering.mutate(all.toSpliced(from, 1).toSpliced(to, 0, target));
  };
  return (
    <Page title={t("title")} words={t("words")} beside={rights?.create && <Button look="primary" icon={<Plus size={16} />} onClick={() => setEdited("new")}>{t("new")}</Button>}>
      <div className={styles.page}>
        {all.length === 0 && <State icon={<Timer size={22} />} title={t("none")}>{t("none.words")}</State>}
        <ol className={styles.targets} aria-label={t("title")}>
          {all.map((target, index) => (
            <li key={target.id} className={styles.target} data-off={target.active !== true || undefined}>
              <span className={styles.place}>{index + 1}</span>
              <span className={styles.said}>
                <strong>{nameOf(target)}</strong>
                <code>{asText(target.applies) || t("applies.all")}</code>
                <span className={styles.quiet}>{wordsOf(target, t)}</span>
                {target.active === true ? <Held target={target} /> : <span className={styles.quiet}>{t("off")}</span>}
              </span>
              <strong className={styles.minutes}>{lengthOf(Number(target.minutes), t)}</strong>
              {rights?.edit && (
                <span className={styles.acts}>
                  <Button look="quiet" icon={<ArrowUp size={15} />} aria-label={t("up", { name: nameOf(target) })} disabled={index === 0} onClick={() => move(index, index - 1)} />
                  <Button look="quiet" icon={<ArrowDown size={15} />} aria-label={t("down", { name: nameOf(target) })} disabled={index === all.length - 1} onClick={() => move(index, index + 1)} />
                  <Button look="quiet" icon={<Pencil size={15} />} aria-label={t("change", { name: nameOf(target) })} onClick={() => setEdited(target)} />
                </span>
              )}
            </li>
          ))}
        </ol>
      </div>
      {edited && <TargetDialog count={all.length} target={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} onDone={() => { void fresh(); setEdited(undefined); }} />}
    </Page>
  );
}

type Say = (key: string, more?: Record<string, unknown>) => string;

/** In minutes, or in hours where they are whole. */
const lengthOf = (minutes: number, t: Say): string => (minutes >= 60 && minutes % 60 === 0 ? t("hours", { count: minutes / 60 }) : t("minutes", { count: minutes }));

/** When its time runs, and who is told. */
function wordsOf(target: RecordRow, t: Say): string {
  const hours = target.always === true ? t("always.short") : t("hours.short", { from: asText(target.works_from) || "09:00", to: asText(target.works_to) || "18:00" });
  const warned = Number(target.warn_minutes) > 0 ? t("warned", { length: lengthOf(Number(target.warn_minutes), t) }) : undefined;
  return [hours, warned, target.tells_manager === true ? t("escalated") : undefined].filter(Boolean).join(" · ");
}

function Held({ target }: { target: RecordRow }) {
  const { t } = useTranslation("response");
  const where = heldBy(target.id);
  const held = useQuery(waitingQuery(where));
  if (held.data === undefined) return null;
  return <Link to="/o/$object" params={{ object: "lead" }} search={{ where }} className={styles.quiet}>{t("held", { count: held.data, number: formatWhole(held.data, language()) })}</Link>;
}
