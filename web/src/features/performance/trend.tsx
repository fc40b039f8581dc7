import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formatMonth } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { months } from "@/lib/period";
import { Select } from "@/ui/form";
import { ProblemState } from "@/ui/state";
import { performanceQuery, type Only } from "./api";
import { ordered, recordsOf, shift, shown } from "./figures";
import styles from "./performance.module.css";

const span = 13;
const width = 640;
const height = 150;

interface TrendProps {
  object: string;
  to: string;
  only: Only;
}

/** A figure over thirteen months: the last beside the one before, and beside the same a year ago. */
export function Trend({ object, to, only }: TrendProps) {
  const { t } = useTranslation("performance");
  const navigate = useNavigate();
  const [chosen, setChosen] = useState("won_amount");
  const shownMonths = months(to, span);
  const told = useQuery(performanceQuery(object, { period: { from: shownMonths[0] ?? to, to }, by: "month", only }));
  if (told.error) return <ProblemState error={told.error} onRetry={() => void told.refetch()} />;
  const whole = (told.data?.whole ?? []).filter(({ basis, figure }) => basis !== "open" && figure !== "return");
  const figure = whole.find((one) => one.figure === chosen) ?? whole[0];
  const lines = new Map(told.data?.rows.map((line) => [line.key, line]));
  const points = shownMonths.map((month) => ({ month, line: lines.get(month), value: figure === undefined ? null : (lines.get(month)?.values[figure.figure] ?? null) }));
  const most = Math.max(0, ...points.map(({ value }) => value ?? 0));
  const step = width / span;
  const last = points.at(-1);
  const open = (where: string | undefined) => figure && where !== undefined && void navigate({ to: "/o/$object", params: { object: figure.object }, search: { where } });
  const moved = (was: number | null | undefined) => (figure && last ? shift(figure.figure, figure.unit, last.value, was, t) : undefined);
  return (
    <section className={styles.group} aria-labelledby="performance-trend">
      <div className={styles.bar}>
        <h2 id="performance-trend">{t("trend")}</h2>
        <Select aria-label={t("trend.figure")} value={figure?.figure ?? ""} onChange={(event) => setChosen(event.target.value)}>
          {ordered.filter((one) => whole.some((each) => each.figure === one)).map((one) => <option key={one} value={one}>{t(`figure.${one}`)}</option>)}
        </Select>
        <p className={styles.against}>
          {[["trend.month", moved(points.at(-2)?.value)] as const, ["trend.year", moved(points[0]?.value)] as const].map(([key, one]) => one && <span key={key}>{t(key)} <b className={styles[one.tone]}>{one.words}</b></span>)}
        </p>
      </div>
      {figure === undefined ? <div className={styles.loading} role="status" aria-label={t("loading")} /> : (
        <svg className={styles.trend} viewBox={`0 0 ${width} ${height + 34}`} role="group" aria-label={t("trend.of", { figure: t(`figure.${figure.figure}`) })}>
          {points.map(({ month, line, value }, at) => {
            const tall = most === 0 || value === null ? 0 : (Math.max(0, value) / most) * (height - 18);
            const where = line && recordsOf(figure, line);
            const words = t("trend.point", { month: formatMonth(month, language()), value: shown(figure.unit, value, t) });
            const act = where === undefined ? {} : { role: "button", tabIndex: 0, onClick: () => open(where), onKeyDown: (event: React.KeyboardEvent) => (event.key === "Enter" || event.key === " ") && open(where) };
            return (
              <g key={month} className={where === undefined ? undefined : styles.press} aria-label={words} {...act}>
                <title>{words}</title>
                <rect x={at * step} y={0} width={step} height={height} className={styles.touch} />
                <rect x={at * step + 6} y={height - tall} width={step - 12} height={Math.max(tall, 1)} rx={3} className={at === span - 1 ? styles.present : styles.past} />
                <text x={at * step + step / 2} y={height - tall - 5} className={styles.mark}>{value === null ? "" : shown(figure.unit === "money_a_day" ? "money" : figure.unit, value, t)}</text>
                <text x={at * step + step / 2} y={height + 16} className={styles.mark}>{month.slice(5, 7)}</text>
                {(at === 0 || month.endsWith("-01-01")) && <text x={at * step + step / 2} y={height + 30} className={styles.mark}>{month.slice(0, 4)}</text>}
              </g>
            );
          })}
        </svg>
      )}
    </section>
  );
}
