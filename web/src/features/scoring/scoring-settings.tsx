import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Gauge, Pencil, Plus } from "lucide-react";
import { asText } from "@/fields/kind";
import { objectsQuery } from "@/lib/api/objects";
import type { RecordRow } from "@/lib/api/types";
import { formatWhole } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Page } from "@/ui/page";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { dimensions, nameOf, overviewQuery, ruleObject, rulesQuery, signed, type Overview, type RuleCount } from "./api";
import { Distribution } from "./distribution";
import { ScoreRuleDialog } from "./rule-dialog";
import styles from "./scoring.module.css";

/** The rules that give leads their points, by dimension, each with how many leads fulfil it, and how all leads come out. */
export function ScoringSettings() {
  const { t } = useTranslation("scoring");
  const queries = useQueryClient();
  const objects = useQuery(objectsQuery);
  const rules = useQuery(rulesQuery);
  const rights = objects.data?.items.find(({ name }) => name === ruleObject)?.rights;
  const overview = useQuery({ ...overviewQuery, enabled: rights?.edit === true });
  const [edited, setEdited] = useState<RecordRow | "new">();
  const fresh = () => void Promise.all([["records", ruleObject], ["figures", "lead", "scoring"]].map((queryKey) => queries.invalidateQueries({ queryKey })));
  if (rules.isPending || objects.isPending) return <Waiting rows={8} />;
  if (!rules.data || !objects.data) return <ProblemState error={rules.error ?? objects.error} onRetry={() => void rules.refetch()} />;
  const all = rules.data;
  return (
    <Page title={t("title")} words={t("words")} beside={rights?.create && <Button look="primary" icon={<Plus size={16} />} onClick={() => setEdited("new")}>{t("new")}</Button>}>
      <div className={styles.page}>
        {rights?.edit === true && <Standing overview={overview.data} error={overview.error} onRetry={() => void overview.refetch()} />}
        {all.length === 0 && <State icon={<Gauge size={22} />} title={t("none")}>{t("none.words")}</State>}
        {all.length > 0 && dimensions.map((dimension) => (
          <section key={dimension} className={styles.part} aria-label={t(`dimension.${dimension}`)}>
            <h2>{t(`dimension.${dimension}`)} <span className={styles.quiet}>{t("best", { best: bestOf(all, dimension) })}</span></h2>
            <ul className={styles.rules}>{all.filter((rule) => rule.dimension === dimension).map((rule) => <Rule key={rule.id} rule={rule} count={overview.data?.rules.find((one) => one.rule === rule.id)} onEdit={rights?.edit === true ? () => setEdited(rule) : undefined} />)}</ul>
          </section>
        ))}
      </div>
      {edited && <ScoreRuleDialog rules={all} rule={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} onDone={() => { fresh(); setEdited(undefined); }} />}
    </Page>
  );
}

function Standing({ overview, error, onRetry }: { overview: Overview | undefined; error: Error | null; onRetry: () => void }) {
  const { t } = useTranslation("scoring");
  if (error !== null && overview === undefined) return <ProblemState error={error} onRetry={onRetry} />;
  if (overview === undefined) return <Waiting rows={4} />;
  return (
    <section className={styles.standing} aria-label={t("distribution")}>
      <Distribution overview={overview} />
      <p className={styles.quiet}>
        {t("total", { count: overview.total, number: formatWhole(overview.total, language()) })} · {overview.moving > 0 ? t("moving", { count: overview.moving, number: formatWhole(overview.moving, language()) }) : t("settled")}
      </p>
    </section>
  );
}

const bestOf = (rules: RecordRow[], dimension: string): number =>
  rules.filter((rule) => rule.dimension === dimension && rule.active === true).reduce((sum, rule) => sum + Math.max(0, Number(rule.points)), 0);

function Rule({ rule, count, onEdit }: { rule: RecordRow; count: RuleCount | undefined; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation("scoring");
  const name = nameOf(rule);
  return (
    <li className={styles.rule} data-off={rule.active !== true || undefined}>
      <span className={styles.points} data-against={Number(rule.points) < 0 || undefined}>{signed(Number(rule.points))}</span>
      <span className={styles.said}>
        <strong>{name}</strong>
        <code>{asText(rule.applies)}</code>
        <Fits rule={rule} count={count} />
      </span>
      {onEdit && <Button look="quiet" icon={<Pencil size={15} />} aria-label={t("change", { name })} onClick={onEdit} />}
    </li>
  );
}

function Fits({ rule, count }: { rule: RecordRow; count: RuleCount | undefined }) {
  const { t } = useTranslation("scoring");
  if (rule.active !== true) return <span className={styles.quiet}>{t("off")}</span>;
  if (count === undefined) return null;
  if (count.fault !== null) return <span className={styles.fault} role="alert">{t("fault", { reason: count.fault })}</span>;
  return <Link to="/o/$object" params={{ object: "lead" }} search={{ where: asText(rule.applies) }} className={styles.quiet}>{t("fits", { count: count.fits, number: formatWhole(count.fits, language()) })}</Link>;
}
