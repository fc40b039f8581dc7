import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Check } from "lucide-react";
import styles from "./steps.module.css";

const steps = ["file", "columns", "check", "run"] as const;
export type Step = (typeof steps)[number];

interface StepsProps {
  object: string;
  now: Step;
  id: string | undefined;
  open: boolean;
}

/** The four steps; those that can be gone to are links, as long as the import has not begun. */
export function Steps({ object, now, id, open }: StepsProps) {
  const { t } = useTranslation("imports");
  const at = steps.indexOf(now);
  return (
    <ol className={styles.steps} aria-label={t("steps")}>
      {steps.map((step, index) => {
        const words = <><span className={styles.dot}>{index < at ? <Check size={12} aria-hidden="true" /> : index + 1}</span><span className={styles.words}>{t(`step.${step}`)}</span></>;
        const link = linkTo(step, object, id, open);
        return (
          <li key={step} className={styles.step} data-now={step === now || undefined} data-past={index < at || undefined} aria-current={step === now ? "step" : undefined}>
            {link && step !== now ? <Link {...link} className={styles.link}>{words}</Link> : <span className={styles.link}>{words}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function linkTo(step: Step, object: string, id: string | undefined, open: boolean) {
  if (!open || id === undefined || step === "run") return undefined;
  if (step === "file") return { to: "/o/$object/import", params: { object }, search: {} } as const;
  return { to: "/imports/$id", params: { id }, search: step === "check" ? { step } : {} } as const;
}
