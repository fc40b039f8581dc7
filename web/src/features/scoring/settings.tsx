import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Gauge, Lock, Pencil, Plus } from "lucide-react";
import { asText } from "@/fields/kind";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import type { RecordRow } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Page } from "@/ui/page";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { Waiting } from "@/ui/waiting";
import { adopt, dimensions, fulfilledQuery, rulesQuery } from "./api";
import { ScoreRuleDialog } from "./rule-dialog";
import styles from "./scoring.module.css";

/** The rules that give leads their points, by dimension, each with how many leads fulfil it. */
export function ScoringSettings() {
  const { t } = useTranslation("scoring");
  const queries = useQueryClient();
  const objects = useQuery(objectsQuery);
  const rules = useQuery(rulesQuery);
  const [edited, setEdited] = useState<{ row?: RecordRow; dimension?: string }>();
  const adopting = useMutation({
    mutationFn: adopt,
    onSettled: () => queries.invalidateQueries({ queryKey: ["records", "score_rule"] }),
    onError: (error) => { const problem = asProblem(error); toast(problem.detail ?? problem.message); },
  });
  if (objects.isPending || rules.isPending) return <Waiting rows={8} />;
  if (!objects.data || !rules.data) return <ProblemState error={objects.error ?? rules.error} onRetry={() => void rules.refetch()} />;
  const rights = objects.data.items.find(({ name }) => name === "score_rule")?.rights;
  if (!rights?.edit) return <State icon={<Lock size={22} />} title={t("refused")}>{t("refused.words")}</State>;
  return (
    <Page title={t("title")} words={t("words")} beside={<Button look="primary" icon={<Plus size={15} />} onClick={() => setEdited({})}>{t("new")}</Button>}>
      {rules.data.length === 0 && <State icon={<Gauge size={22} />} title={t("none")} actions={<Button busy={adopting.isPending} onClick={() => adopting.mutate()}>{t("adopt")}</Button>}>{t("none.words")}</State>}
      {rules.data.length > 0 && dimensions.map((dimension) => (
        <section key={dimension} className={styles.part} aria-label={t(`dimension.${dimension}`)}>
          <h2>{t(`dimension.${dimension}`)}</h2>
          <ul>{rules.data.filter((rule) => rule.dimension === dimension).map((rule) => <Rule key={rule.id} rule={rule} onEdit={() => setEdited({ row: rule })} />)}</ul>
        </section>
      ))}
      {edited && <ScoreRuleDialog row={edited.row} given={{ active: true, position: rules.data.length + 1 }} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}

function Rule({ rule, onEdit }: { rule: RecordRow; onEdit: () => void }) {
  const { t } = useTranslation("scoring");
  const count = useQuery(fulfilledQuery(asText(rule.applies)));
  const name = asText(language() === "en" && asText(rule.name_en) !== "" ? rule.name_en : rule.name);
  return (
    <li className={styles.rule} data-off={rule.active !== true || undefined}>
      <span className={styles.points}>{Number(rule.points) > 0 ? `+${String(rule.points)}` : String(rule.points)}</span>
      <span className={styles.said}><strong>{name}</strong><code>{asText(rule.applies)}</code></span>
      <span className={styles.quiet}>{rule.active === true ? (count.data === undefined ? "" : t("fulfilled", { count: count.data })) : t("off")}</span>
      <Button look="quiet" icon={<Pencil size={15} />} aria-label={t("change", { name })} onClick={onEdit} />
    </li>
  );
}
