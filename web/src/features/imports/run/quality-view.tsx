import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChevronRight } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { ProblemState } from "@/ui/state";
import { qualityQuery } from "../api";
import type { ColumnQuality, Import } from "../import";
import { Waiting } from "@/ui/waiting";
import styles from "./quality-view.module.css";

/** What the columns were like over the whole file; asked for when somebody opens it. */
export function QualityView({ one, definition }: { one: Import; definition: ObjectDefinition }) {
  const { t } = useTranslation("imports");
  const [open, setOpen] = useState(false);
  const quality = useQuery({ ...qualityQuery(one.id), enabled: open });
  return (
    <section className={styles.quality} aria-label={t("quality.title")}>
      <h2>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}><ChevronRight size={15} aria-hidden="true" /> {t("quality.title")}</button>
      </h2>
      {open && quality.isPending && <Waiting rows={4} />}
      {open && quality.isError && <ProblemState error={quality.error} onRetry={() => void quality.refetch()} />}
      {open && quality.data && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        <div className={styles.frame} tabIndex={0}>
          <table>
            <thead>
              <tr>{(["field", "filled", "valid", "distinct", "repeated", "outliers", "frequent"] as const).map((head) => <th key={head} scope="col">{t(`quality.${head}`)}</th>)}</tr>
            </thead>
            <tbody>{quality.data.columns.map((column) => <Line key={column.column} column={column} rows={quality.data.rows} one={one} definition={definition} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Line({ column, rows, one, definition }: { column: ColumnQuality; rows: number; one: Import; definition: ObjectDefinition }) {
  const { t } = useTranslation("imports");
  const spoken = language();
  const number = (count: number) => formatNumber(count, spoken);
  const share = (count: number, of: number) => (of === 0 ? "–" : `${formatNumber((count / of) * 100, spoken, count === of || count === 0 ? 0 : 1)}%`);
  const field = definition.fields.find(({ name }) => name === column.field);
  const header = one.columns.find(({ index }) => index === column.column)?.header ?? column.field;
  return (
    <tr>
      <th scope="row">{field ? say(field.label) : column.field}<small>{header}</small></th>
      <td title={number(column.filled)}>{share(column.filled, rows)}</td>
      <td data-bad={(column.valid !== null && column.valid < column.filled) || undefined} title={column.valid === null ? undefined : number(column.valid)}>{column.valid === null ? "–" : share(column.valid, column.filled)}</td>
      <td>{column.distinctIsExact ? number(column.distinct) : `≈ ${number(column.distinct)}`}</td>
      <td>{number(column.repeated)}</td>
      <td title={column.extremes.map(({ line, value }) => t("quality.extreme", { line, value })).join("\n")}>{number(column.outliers)}{column.extremes[0] && <small>{t("quality.extreme", { line: column.extremes[0].line, value: column.extremes[0].value })}</small>}</td>
      <td className={styles.frequent}>{column.frequent.slice(0, 3).map(({ value, count }) => <span key={value}>{value} <small>{number(count)}</small></span>)}</td>
    </tr>
  );
}
