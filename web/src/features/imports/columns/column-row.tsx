import { useTranslation } from "react-i18next";
import { ArrowRight } from "lucide-react";
import type { Column, Mapping } from "../import";
import { targetOf, trustIn, type Section } from "../mapping";
import { FieldPicker } from "./field-picker";
import styles from "./column-row.module.css";

interface ColumnRowProps {
  column: Column;
  mapping: Mapping;
  sections: Section[];
  taken: Map<string, Column>;
  problems: number;
  onChoose: (field: string | null) => void;
}

export function ColumnRow({ column, mapping, sections, taken, problems, onChoose }: ColumnRowProps) {
  const { t } = useTranslation("imports");
  const field = targetOf(mapping, column.index);
  const trust = trustIn(column, mapping);
  return (
    <li className={styles.row} data-out={field === null || undefined}>
      <div className={styles.source}>
        <strong className={styles.header} title={column.header}>{column.header}</strong>
        <span className={styles.samples}>
          {column.samples.length === 0 && <span className={styles.none}>{t("columns.noValues")}</span>}
          {column.samples.slice(0, 3).map((sample) => <span key={sample} className={styles.sample} title={sample}>{sample}</span>)}
        </span>
      </div>
      <ArrowRight size={16} className={styles.arrow} aria-hidden="true" />
      <div className={styles.target}>
        <FieldPicker column={column} value={field} sections={sections} taken={taken} onChoose={onChoose} />
        <span className={styles.trust} data-trust={trust}>
          {t(`trust.${trust}`, { percent: Math.round(column.confidence * 100) })}
          {field !== null && problems > 0 && <em className={styles.problems}>{t("columns.problems", { count: problems })}</em>}
        </span>
      </div>
    </li>
  );
}
