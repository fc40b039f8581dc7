import { useTranslation } from "react-i18next";
import { ChevronRight } from "lucide-react";
import { CellValue } from "../cell";
import type { Fitted } from "../fit";
import { kindOf } from "@/fields/registry";
import type { Field } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import type { Group } from "./api";
import type { Line } from "./use-groups";
import styles from "../grid.module.css";

interface GroupRowProps {
  line: Exclude<Line, { row: number }>;
  start: number;
  fitted: Fitted[];
  field: Field;
  onToggle: (group: Group) => void;
  onMore: (group: Group) => void;
}

/** The head of a group with what its amounts come to, each under its column; or the way to more of its rows. */
export function GroupRow({ line, start, fitted, field, onToggle, onMore }: GroupRowProps) {
  const { t } = useTranslation("grid");
  const style = { transform: `translateY(${start}px)` };
  if ("more" in line) {
    return (
      <div role="row" className={`${styles.row} ${styles.more}`} style={style}>
        <div role="gridcell" className={styles.moreCell}><button type="button" onClick={() => onMore(line.more)}>{t("group.more", { number: formatNumber(line.left, language()) })}</button></div>
      </div>
    );
  }
  const { head, open, busy } = line;
  const words = head.key === null ? t("group.empty") : typeof head.key === "boolean" ? t(head.key ? "group.yes" : "group.no") : head.words;
  return (
    <div role="row" className={`${styles.row} ${styles.group}`} style={style} aria-expanded={open} aria-busy={busy || undefined}>
      <div role="gridcell" className={`${styles.cell} ${styles.pinned} ${styles.groupName}`}>
        <button type="button" aria-expanded={open} onClick={() => onToggle(head)} aria-label={t("group.label", { words, count: head.count })}>
          <ChevronRight size={15} aria-hidden="true" className={open ? styles.turned : undefined} />
          {typeof head.key === "string" && field.type === "select" ? <CellValue field={field} value={head.key} marked={false} /> : <span className={styles.words}>{words}</span>}
          <span className={styles.groupCount}>{formatNumber(head.count, language())}</span>
        </button>
      </div>
      {fitted.slice(1).map(({ field: column }) => {
        const sum = head.sums[column.name];
        return <div key={column.name} role="gridcell" className={`${styles.cell} ${styles.sum} ${kindOf(column).align === "end" ? styles.end : ""}`}>{sum === undefined ? null : <Sum field={column} value={sum} />}</div>;
      })}
      <div role="presentation" />
    </div>
  );
}

/** Amounts of several currencies come to an amount of the company's. */
function Sum({ field, value }: { field: Field; value: number }) {
  return <CellValue field={field.type === "currency" ? { ...field, type: "money" } : field} value={value} marked={false} />;
}
