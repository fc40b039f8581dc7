import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import type { Progress } from "../import";
import { outcomes, type Outcome } from "../progress";
import styles from "./counts.module.css";

interface CountsProps {
  progress: Progress;
  /** Where a count leads, when its records can be found. */
  found?: Partial<Record<Outcome, { object: string; where: string }>>;
}

export function Counts({ progress, found = {} }: CountsProps) {
  const { t } = useTranslation("imports");
  return (
    <dl className={styles.counts}>
      {outcomes.filter((outcome) => outcome !== "asked" || progress.asked > 0).map((outcome) => {
        const count = progress[outcome];
        const to = count > 0 ? found[outcome] : undefined;
        const number = formatNumber(count, language());
        return (
          <div key={outcome} className={styles.count} data-outcome={outcome} data-none={count === 0 || undefined}>
            <dt>{t(`outcome.${outcome}`)}</dt>
            <dd>{to ? <Link to="/o/$object" params={{ object: to.object }} search={{ where: to.where }}>{number}</Link> : number}</dd>
          </div>
        );
      })}
    </dl>
  );
}
