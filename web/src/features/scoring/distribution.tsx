import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formatPercent, formatWhole } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import type { Overview } from "./api";
import styles from "./scoring.module.css";

interface DistributionProps {
  overview: Overview;
  /** Beside each grade how many leads have it now. */
  compared?: boolean;
}

/** How many leads come to which grade, and under them how their points lie. */
export function Distribution({ overview, compared = false }: DistributionProps) {
  const { t } = useTranslation("scoring");
  const spoken = language();
  const most = Math.max(1, ...overview.spread);
  return (
    <div className={styles.distribution}>
      <ul className={styles.grades}>
        {overview.grades.map(({ grade, from, count, now }) => (
          <li key={grade} className={styles.grade} data-grade={grade}>
            <span className={styles.letter} title={t("grade.from", { from })}>{grade.toUpperCase()}</span>
            {compared
              ? <strong>{t("grade.change", { now: formatWhole(now, spoken), count: formatWhole(count, spoken) })}</strong>
              : <Link to="/o/$object" params={{ object: "lead" }} search={{ where: `grade == ${JSON.stringify(grade)}` }}><strong>{formatWhole(count, spoken)}</strong></Link>}
            <span className={styles.quiet}>{formatPercent(overview.total === 0 ? 0 : (count * 100) / overview.total, spoken, 0)}</span>
          </li>
        ))}
      </ul>
      <ol className={styles.spread} aria-label={t("spread")}>
        {overview.spread.map((count, bar) => {
          const words = t("spread.bar", { from: bar * 10, to: bar === overview.spread.length - 1 ? 100 : bar * 10 + 9, count: formatWhole(count, spoken) });
          return (
            <li key={words} title={words}>
              <span className="visually-hidden">{words}</span>
              <span className={styles.bar} data-grade={gradeOf(overview, bar * 10)} style={{ height: `${Math.round((count * 100) / most)}%` }} aria-hidden="true" />
              <span className={styles.tick} aria-hidden="true">{bar * 10}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The best grade that so many points reach. */
const gradeOf = (overview: Overview, points: number): string => overview.grades.find(({ from }) => points >= from)?.grade ?? "d";
