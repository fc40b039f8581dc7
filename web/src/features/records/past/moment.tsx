import { Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { History } from "lucide-react";
import type { Field } from "@/lib/api/types";
import { kindOf } from "@/fields/registry";
import { Button } from "@/ui/button";
import styles from "./past.module.css";

interface MomentProps {
  at: string;
  words: string;
  onChoose: (at: string) => void;
  onLeave: () => void;
  children?: ReactNode;
}

const field: Field = { name: "at", type: "datetime", label: { zh: "时间", en: "Time" }, required: true, readOnly: false, system: false, sortable: false, filterable: false, searchable: false };

/** Says that one is looking at the past, and at which moment of it. */
export function Moment({ at, words, onChoose, onLeave, children }: MomentProps) {
  const { t } = useTranslation("records");
  const { Edit } = kindOf(field);
  const choose = (value: unknown) => {
    if (typeof value === "string" && value !== "") onChoose(new Date(Math.min(Date.parse(value), Date.now())).toISOString());
  };
  return (
    <div className={styles.moment} role="region" aria-label={t("past.label")}>
      <span className={styles.words}><History size={16} aria-hidden="true" /> {words}</span>
      <span className={styles.picker}>
        <Suspense fallback={<span className={styles.waiting} />}><Edit label={t("past.time")} field={field} value={at} onChange={choose} /></Suspense>
      </span>
      {children}
      <Button look="primary" className={styles.leave} onClick={onLeave}>{t("past.leave")}</Button>
    </div>
  );
}
