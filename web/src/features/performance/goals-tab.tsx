import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Flag } from "lucide-react";
import type { ObjectSummary } from "@/lib/api/types";
import { formatDay } from "@/lib/format/time";
import { formatMoneyShort, formatNumber, formatPercent } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { goalsQuery, type Goal } from "./api";
import styles from "./performance.module.css";

/** The goals that hold today: how far they are, how far they would be at an even pace, and where they end. */
export function GoalsTab({ objects }: { objects: ObjectSummary[] }) {
  const { t } = useTranslation("performance");
  const goals = useQuery(goalsQuery);
  if (goals.error) return <ProblemState error={goals.error} onRetry={() => void goals.refetch()} />;
  if (!goals.data) return <Waiting rows={6} />;
  const mayMake = objects.some(({ name, rights }) => name === "goal" && rights.create);
  const all = <Link to="/o/$object" params={{ object: "goal" }} search={{}}>{t(mayMake ? "goals.make" : "goals.all")}</Link>;
  if (goals.data.items.length === 0) return <State icon={<Flag size={22} />} title={t("goals.none")} actions={all}>{t("goals.none.words")}</State>;
  return (
    <>
      <ul className={styles.goals}>{goals.data.items.map((goal) => <li key={goal.id}><GoalCard goal={goal} objects={objects} /></li>)}</ul>
      <p className={styles.sentence}>{t("goals.define")}</p>
      <p>{all}</p>
    </>
  );
}

function GoalCard({ goal, objects }: { goal: Goal; objects: ObjectSummary[] }) {
  const { t } = useTranslation("performance");
  const spoken = language();
  const number = (value: number | null) => (value === null ? "–" : goal.measure.endsWith("amount") ? formatMoneyShort(value, spoken) : formatNumber(value, spoken));
  const share = goal.actual === null ? 0 : (goal.actual / goal.target) * 100;
  const even = (goal.expected / goal.target) * 100;
  const whose = goal.of === "company" ? t("goals.company") : (goal.title ?? t("unseen"));
  return (
    <article className={styles.tile} aria-label={goal.name}>
      <h3><Link to="/o/$object/$id" params={{ object: "goal", id: goal.id }}>{goal.name}</Link></h3>
      <p className={styles.sentence}>{whose} · {t(`goals.measure.${goal.measure}`)} · {formatDay(goal.from, spoken)} – {formatDay(goal.to, spoken)}</p>
      <p className={styles.value}>
        <span>{number(goal.actual)}</span>
        <span className={styles.sentence}>{t("goals.of", { target: number(goal.target) })}</span>
        <span className={`${styles.shift} ${styles[tones[goal.state]]}`}>{t(`goals.state.${goal.state}`)}</span>
      </p>
      <div className={styles.track} role="meter" aria-label={t("goals.reached")} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.min(100, Math.round(share))} aria-valuetext={formatPercent(share, spoken)}>
        <span className={goal.state === "behind" || goal.state === "missed" ? styles.slow : styles.fill} style={{ width: `${Math.min(100, share)}%` }} />
        <i className={styles.pace} style={{ left: `${Math.min(100, even)}%` }} title={t("goals.expected", { expected: number(goal.expected) })} />
      </div>
      <p className={styles.sentence}>
        {[t("goals.expected", { expected: number(goal.expected) }), goal.projected === null ? undefined : t("goals.projected", { projected: number(goal.projected) }), goal.coverage === null ? undefined : t("goals.coverage", { coverage: formatNumber(goal.coverage, spoken, 1) })].filter(Boolean).join(" · ")}
      </p>
      <p className={styles.drills}>
        {goal.records.map(({ object, where }) => <Link key={object} to="/o/$object" params={{ object }} search={{ where }}>{t("goals.records", { objects: say(objects.find(({ name }) => name === object)?.plural) || object })}</Link>)}
      </p>
    </article>
  );
}

const tones = { unknown: "none", ahead: "good", behind: "bad", reached: "good", missed: "bad" } as const;
