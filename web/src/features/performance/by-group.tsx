import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ArrowDown } from "lucide-react";
import { formatMonth } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import type { Dimension, Line, Performance, Told } from "./api";
import { ordered, recordsOf, shown, type Words } from "./figures";
import styles from "./performance.module.css";

interface ByGroupProps {
  performance: Performance;
  by: Dimension;
  onKeep: ((key: string, title: string) => void) | undefined;
}

/** The figures of every group side by side; each number leads to its records, each name keeps to its group. */
export function ByGroup({ performance, by, onKeep }: ByGroupProps) {
  const { t } = useTranslation("performance");
  const [sorted, setSorted] = useState<string>();
  const columns = ordered.flatMap((figure) => performance.whole.find((one) => one.figure === figure && performance.rows.some((row) => one.basis in row.where)) ?? returnOf(figure, performance));
  const rows = sorted === undefined ? performance.rows : performance.rows.toSorted((one, other) => (other.values[sorted] ?? -Infinity) - (one.values[sorted] ?? -Infinity));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t("table", { by: t(`by.${by}`) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            {columns.map(({ figure }) => (
              <th key={figure} scope="col" aria-sort={sorted === figure ? "descending" : undefined}>
                <button type="button" className={styles.sort} title={t(`define.${figure}`)} onClick={() => setSorted(sorted === figure ? undefined : figure)}>
                  {t(`figure.${figure}`)}{sorted === figure && <ArrowDown size={12} aria-hidden="true" />}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? ""}>
              <th scope="row"><Name row={row} by={by} onKeep={onKeep} /></th>
              {columns.map((told) => <Cell key={told.figure} told={told} row={row} t={t} />)}
            </tr>
          ))}
        </tbody>
      </table>
      {performance.more && <p className={styles.sentence}>{t("more")}</p>}
    </div>
  );
}

/** Only groups by source have a return: as a whole it is not told, but it is made of what the costs are made of. */
function returnOf(figure: string, { whole, rows }: Performance): Told[] {
  const cost = whole.find((one) => one.figure === "cost");
  return figure === "return" && cost && rows.some((row) => "return" in row.records) ? [{ ...cost, figure, unit: "percent", value: null }] : [];
}

function Name({ row, by, onKeep }: { row: Line; by: Dimension; onKeep: ByGroupProps["onKeep"] }) {
  const { t } = useTranslation("performance");
  const title = row.key === null ? t("without") : by === "month" ? formatMonth(row.key, language()) : (row.title ?? t("unseen"));
  return onKeep ? <button type="button" className={styles.keep} title={t("keep", { title })} onClick={() => onKeep(row.key ?? "none", title)}>{title}</button> : title;
}

function Cell({ told, row, t }: { told: Told; row: Line; t: Words }) {
  const value = shown(told.unit, row.values[told.figure], t);
  const where = recordsOf(told, row);
  return <td>{where === undefined || value === "–" ? value : <Link to="/o/$object" params={{ object: told.object }} search={{ where }} title={t("records", { count: row.records[told.figure] })}>{value}</Link>}</td>;
}
