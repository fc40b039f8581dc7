import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Pencil } from "lucide-react";
import { asReference, asText } from "@/fields/kind";
import type { RecordRow } from "@/lib/api/types";
import { Button } from "@/ui/button";
import type { Line, Performance, Told } from "./api";
import type { Wanted } from "./call-dialog";
import { recordsOf, shown } from "./figures";
import styles from "./performance.module.css";

const columns = ["won_amount", "commit", "best", "pipeline", "due_weighted"] as const;

interface ForecastTableProps {
  performance: Performance;
  by: "team" | "owner";
  /** The newest first. */
  calls: RecordRow[];
  onCall: ((wanted: Wanted) => void) | undefined;
}

/** The same by team or person, and what their leaders say it will be. */
export function ForecastTable({ performance, by, calls, onCall }: ForecastTableProps) {
  const { t } = useTranslation("performance");
  const told = columns.flatMap((figure) => performance.whole.find((one) => one.figure === figure) ?? []);
  const field = by === "team" ? "team" as const : "person" as const;
  const whole = Object.fromEntries(performance.whole.flatMap(({ figure, value }) => (value === null ? [] : [[figure, value]])));
  const line = (row: Line | undefined, title: string, wanted: Wanted) => (
    <tr key={row ? (row.key ?? "") : "whole"}>
      <th scope="row">{title}</th>
      {told.map((one) => <Cell key={one.figure} told={one} row={row} />)}
      <td><Call call={calls.find((call) => (wanted.field === undefined ? !call.person && !call.team : asReference(call[wanted.field])?.id === wanted.key))} wanted={wanted} onCall={row?.key === null ? undefined : onCall} /></td>
    </tr>
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t("forecast.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            {told.map(({ figure }) => <th key={figure} scope="col" title={t(`define.${figure}`)}>{t(`figure.${figure}`)}</th>)}
            <th scope="col" title={t("forecast.call.words")}>{t("forecast.call")}</th>
          </tr>
        </thead>
        <tbody>
          {line(undefined, t("forecast.all"), { title: t("forecast.all"), field: undefined, key: undefined, counted: committed(whole) })}
          {performance.rows.map((row) => {
            const title = row.key === null ? t("without") : (row.title ?? t("unseen"));
            return line(row, title, { title, field, key: row.key ?? undefined, counted: committed(row.values) });
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Won, and what is as good as won. */
const committed = (values: Record<string, number>): number | undefined => (values.won_amount === undefined && values.commit === undefined ? undefined : (values.won_amount ?? 0) + (values.commit ?? 0));

function Cell({ told, row }: { told: Told; row: Line | undefined }) {
  const { t } = useTranslation("performance");
  const value = shown(told.unit, row ? row.values[told.figure] : told.value, t);
  const where = recordsOf(told, row);
  return <td>{where === undefined || value === "–" ? value : <Link to="/o/$object" params={{ object: told.object }} search={{ where }}>{value}</Link>}</td>;
}

function Call({ call, wanted, onCall }: { call: RecordRow | undefined; wanted: Wanted; onCall: ((wanted: Wanted) => void) | undefined }) {
  const { t } = useTranslation("performance");
  return (
    <span className={styles.call}>
      {call && <span title={asText(call.reason)}>{shown("money", Number(call.amount), t)}</span>}
      {onCall && <Button look="quiet" icon={<Pencil size={13} />} aria-label={t("forecast.call.of", { title: wanted.title })} onClick={() => onCall(wanted)} />}
    </span>
  );
}
