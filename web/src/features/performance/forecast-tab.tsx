import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Scale } from "lucide-react";
import { asReference } from "@/fields/kind";
import type { ObjectSummary, RecordRow } from "@/lib/api/types";
import { formatDay } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { wholeOf, wholes, type Whole } from "@/lib/period";
import { Select } from "@/ui/form";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { callsQuery, performanceQuery, type Told } from "./api";
import { CallDialog, type Wanted } from "./call-dialog";
import { ForecastTable } from "./forecast-table";
import { shown } from "./figures";
import { MovementView } from "./movement";
import styles from "./performance.module.css";

/** What is won already and what the open deals that are due promise, surest first. */
const steps = ["won_amount", "commit", "best", "pipeline", "omitted"] as const;

/** Where the period ends: by category, by what leaders say, and what changed since. */
export function ForecastTab({ object, objects }: { object: string; objects: ObjectSummary[] }) {
  const { t } = useTranslation("performance");
  const [whole, setWhole] = useState<Whole>("quarter");
  const [by, setBy] = useState<"team" | "owner">("team");
  const [calling, setCalling] = useState<Wanted>();
  const period = wholeOf(whole);
  const told = useQuery(performanceQuery(object, { period, by, only: {} }));
  const may = objects.find(({ name }) => name === "forecast_call");
  const calls = useQuery({ ...callsQuery(object, period), enabled: may !== undefined });
  if (told.error) return <ProblemState error={told.error} onRetry={() => void told.refetch()} />;
  const figure = (name: string) => told.data?.whole.find((one) => one.figure === name);
  const none = told.data && ["won", "due"].every((name) => (figure(name)?.records ?? 0) === 0);
  return (
    <>
      <div className={styles.bar}>
        <Select aria-label={t("forecast.period")} value={whole} onChange={(event) => setWhole(wholes.find((one) => one === event.target.value) ?? "quarter")}>
          {wholes.map((one) => <option key={one} value={one}>{t(`forecast.${one}`)}</option>)}
        </Select>
        <span className={styles.sentence}>{formatDay(period.from, language())} – {formatDay(period.to, language())}</span>
      </div>
      {!told.data ? <Waiting rows={8} /> : none ? <State icon={<Scale size={22} />} title={t("forecast.none", { objects: say(objects.find(({ name }) => name === object)?.plural) })}>{t("forecast.none.words")}</State> : (
        <>
          <Ladder steps={steps.flatMap((name) => figure(name) ?? [])} />
          <section className={styles.group} aria-labelledby="forecast-by">
            <div className={styles.bar}>
              <h2 id="forecast-by">{t("forecast.by")}</h2>
              <Segments label={t("by")} bare value={by} options={(["team", "owner"] as const).map((one) => ({ value: one, label: t(`by.${one}`) }))} onChoose={setBy} />
            </div>
            <ForecastTable performance={told.data} by={by} calls={calls.data ?? []} onCall={may?.rights.create ? setCalling : undefined} />
          </section>
          <MovementView object={object} period={period} />
        </>
      )}
      {calling && <CallDialog object={object} period={period} wanted={calling} earlier={earlierOf(calls.data ?? [], calling)} onClose={() => setCalling(undefined)} />}
    </>
  );
}

const earlierOf = (calls: RecordRow[], { field, key }: Wanted): RecordRow[] => calls.filter((call) => (field === undefined ? !call.person && !call.team : asReference(call[field])?.id === key));

/** Each step adds to those before it: won, with what is committed, with the best case, with everything. */
function Ladder({ steps: told }: { steps: Told[] }) {
  const { t } = useTranslation("performance");
  const rungs = told.map((one, at) => ({ ...one, start: told.slice(0, at).reduce((sum, { value }) => sum + (value ?? 0), 0), counts: one.figure !== "omitted" }));
  const most = Math.max(0, ...rungs.filter(({ counts }) => counts).map(({ start, value }) => start + (value ?? 0)));
  return (
    <ol className={styles.ladder} aria-label={t("forecast.ladder")}>
      {rungs.map(({ figure, value, start, counts }) => (
        <li key={figure}>
          <span className={styles.rung}>{t(`forecast.step.${figure}`)}</span>
          <span className={styles.beam} aria-hidden="true">{counts && most > 0 && <><i className={styles.held} style={{ width: `${(start / most) * 100}%` }} /><i className={figure === "won_amount" ? styles.sure : styles.hoped} style={{ width: `${((value ?? 0) / most) * 100}%` }} /></>}</span>
          <span className={styles.sums}>{shown("money", value, t)}{counts && figure !== "won_amount" && value !== null && <em>{t("forecast.together", { sum: shown("money", start + value, t) })}</em>}</span>
        </li>
      ))}
    </ol>
  );
}
