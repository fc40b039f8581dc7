import { useTranslation } from "react-i18next";
import { Check, CircleAlert, Clock, TriangleAlert } from "lucide-react";
import type { Answer, Remark } from "./api";
import styles from "./plan.module.css";

/** What a change would do, in words, before it is done. */
export function PlanView({ plan }: { plan: Answer }) {
  const { t } = useTranslation("designer");
  return (
    <div className={styles.plan}>
      <p className={styles.none}>{t("plan.words")}</p>
      {plan.steps.length > 0 ? (
        <ol className={styles.steps} aria-label={t("plan.steps")}>
          {plan.steps.map((step) => (
            <li key={step.text}>
              {step.background ? <Clock size={15} aria-hidden="true" /> : <Check size={15} aria-hidden="true" />}
              <span>{step.text}{step.background && <em>{t("plan.background")}</em>}</span>
            </li>
          ))}
        </ol>
      ) : <p className={styles.none}>{t("plan.none")}</p>}
      {plan.warnings.length > 0 && (
        <ul className={styles.warnings} aria-label={t("plan.warnings")}>
          {plan.warnings.map((one) => <li key={one.message}><TriangleAlert size={15} aria-hidden="true" /><span>{one.message}</span></li>)}
        </ul>
      )}
    </div>
  );
}

export function Obstacles({ items }: { items: Remark[] }) {
  if (items.length === 0) return null;
  return (
    <ul className={styles.obstacles} role="alert">
      {items.map((one) => <li key={one.code + one.message}><CircleAlert size={15} aria-hidden="true" /><span>{one.message}</span></li>)}
    </ul>
  );
}
