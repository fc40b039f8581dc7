import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { TrendingUp, X } from "lucide-react";
import type { ObjectSummary } from "@/lib/api/types";
import { formatDay } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { before, periodOf, presets, yearBefore, type Period } from "@/lib/period";
import { Button } from "@/ui/button";
import { Select } from "@/ui/form";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { dimensions, onlyDimensions, performanceQuery, type Dimension, type Only, type PerformanceSearch } from "./api";
import { ByGroup } from "./by-group";
import { Tiles } from "./tiles";
import { Trend } from "./trend";
import styles from "./performance.module.css";

const earlier: Record<string, (period: Period) => Period> = { before, year: yearBefore };

interface FiguresTabProps {
  object: ObjectSummary;
  search: PerformanceSearch;
  onSearch: (next: PerformanceSearch) => void;
}

/** The figures of a period: each by itself, over months, and by group. */
export function FiguresTab({ object, search, onSearch: go }: FiguresTabProps) {
  const { t } = useTranslation("performance");
  const period = periodIn(search);
  const by = dimensions.find((one) => one === search.by && (one !== "campaign" || object.name === "opportunity")) ?? "team";
  const only: Only = Object.fromEntries(onlyDimensions.flatMap((one) => (search[one] === undefined ? [] : [[one, search[one]]])));
  const now = useQuery(performanceQuery(object.name, { period, by, only }));
  const then = search.against === undefined ? undefined : earlier[search.against]?.(period);
  const was = useQuery(performanceQuery(object.name, then && { period: then, only }));
  const kept = onlyDimensions.find((one) => search[one] !== undefined);
  const empty = now.data?.whole.every(({ records }) => records === 0) === true;
  return (
    <>
      <div className={styles.bar}>
        <PeriodPick search={search} period={period} onPick={go} />
        <Select aria-label={t("against")} value={search.against ?? ""} onChange={(event) => go({ against: event.target.value || undefined })}>
          {["", "before", "year"].map((one) => <option key={one} value={one}>{t(`against.${one === "" ? "none" : one}`)}</option>)}
        </Select>
        {kept && <Button look="plain" icon={<X size={14} />} onClick={() => go({ [kept]: undefined, title: undefined })}>{t("kept", { by: t(`by.${kept}`), title: search.title ?? search[kept] })}</Button>}
      </div>
      <p className={styles.sentence}>
        {t("words", { from: formatDay(period.from, language()), to: formatDay(period.to, language()) })} {then && t("compared", { from: formatDay(then.from, language()), to: formatDay(then.to, language()) })}
      </p>
      {now.error ? <ProblemState error={now.error} onRetry={() => void now.refetch()} />
        : !now.data ? <Waiting rows={10} />
        : empty ? <State icon={<TrendingUp size={22} />} title={t("none", { objects: say(object.plural) })}>{t("none.words")}</State>
        : (
          <>
            <Tiles whole={now.data.whole} then={then ? was.data?.whole : undefined} />
            <Trend object={object.name} to={period.to} only={only} />
            <section className={styles.group} aria-labelledby="performance-by">
              <div className={styles.bar}>
                <h2 id="performance-by">{t("groups")}</h2>
                <Segments label={t("by")} bare value={by} options={dimensions.filter((one) => one !== "campaign" || object.name === "opportunity").map((one) => ({ value: one, label: t(`by.${one}`) }))} onChoose={(next: Dimension) => go({ by: next })} />
              </div>
              <ByGroup performance={now.data} by={by} onKeep={by === "month" ? undefined : (key, title) => go({ ...cleared, [by]: key, title })} />
            </section>
          </>
        )}
    </>
  );
}

/** One keeps to one group at a time. */
const cleared: Record<keyof Only, undefined> = { owner: undefined, team: undefined, source: undefined, product: undefined, region: undefined, campaign: undefined };

function periodIn({ period, from, to }: PerformanceSearch): Period {
  if (period === "own" && from !== undefined && to !== undefined) return { from, to };
  return periodOf(presets.find((one) => one === period) ?? "quarter");
}

function PeriodPick({ search, period, onPick }: { search: PerformanceSearch; period: Period; onPick: (next: PerformanceSearch) => void }) {
  const { t } = useTranslation("performance");
  const own = search.period === "own";
  return (
    <>
      <Select aria-label={t("period")} value={own ? "own" : (search.period ?? "quarter")} onChange={(event) => onPick(event.target.value === "own" ? { period: "own", ...period } : { period: event.target.value, from: undefined, to: undefined })}>
        {presets.map((one) => <option key={one} value={one}>{t(`period.${one}`)}</option>)}
        <option value="own">{t("period.own")}</option>
      </Select>
      {own && <input type="date" className={styles.day} aria-label={t("from")} value={period.from} max={period.to} onChange={(event) => event.target.value && onPick({ from: event.target.value })} />}
      {own && <input type="date" className={styles.day} aria-label={t("to")} value={period.to} min={period.from} onChange={(event) => event.target.value && onPick({ to: event.target.value })} />}
    </>
  );
}
