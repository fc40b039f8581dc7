import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { replayQuery, type Replay } from "@/lib/api/replay";
import { formatNumber, formatPercent } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { share } from "@/lib/period";
import { DaySlider } from "@/ui/day-slider";
import { ProblemState } from "@/ui/state";
import type { Asked, Layer } from "./api";
import { Layers } from "./layers";
import styles from "./funnel.module.css";

/** The funnel of the deals that entered in the period, as far as they had come when each day of it ended. */
export function FunnelReplay({ object, asked }: { object: string; asked: Asked }) {
  const { t } = useTranslation("funnel");
  const { pipeline, from, to, where, q } = asked;
  const replay = useQuery(replayQuery(object, { pipeline, from, to, where, q, cohort: true }));
  const [chosen, setChosen] = useState<string>();
  if (replay.error) return <ProblemState error={replay.error} onRetry={() => void replay.refetch()} />;
  if (!replay.data) return <div className={styles.loading} role="status" aria-label={t("loading")} />;
  const { days } = replay.data;
  const known = chosen === undefined ? -1 : days.indexOf(chosen);
  const at = known < 0 ? days.length - 1 : known;
  return (
    <>
      <DaySlider label={t("replay.slider")} days={days} at={at} onAt={(next) => setChosen(days[next])} />
      <Frame replay={replay.data} at={at} />
      <p className={styles.note}>{t("replay.note")}</p>
    </>
  );
}

function Frame({ replay, at }: { replay: Replay; at: number }) {
  const { t } = useTranslation("funnel");
  const spoken = language();
  const layers = layersAt(replay, at);
  const won = replay.stages.reduce((sum, stage) => sum + (stage.won[at] ?? 0), 0);
  const lost = layers.reduce((sum, layer) => sum + layer.lost, 0);
  const rate = share(won, won + lost);
  const figures = [
    [t("entered"), formatNumber(replay.entered[at] ?? 0, spoken)],
    [t("won"), formatNumber(won, spoken)],
    [t("winRate"), rate === undefined ? "–" : formatPercent(rate, spoken)],
    [t("lost"), formatNumber(lost, spoken)],
  ];
  return (
    <>
      <dl className={styles.figures}>
        {figures.map(([name, value]) => <div key={name} className={styles.figure}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      <div className={styles.both}>
        <Layers layers={layers} then={layersAt(replay, replay.days.length - 1)} onOpen={undefined} />
        <table className={styles.table}>
          <caption className="visually-hidden">{t("table")}</caption>
          <thead>
            <tr>{["stage", "reached", "conversion", "replay.here", "lost"].map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr>
          </thead>
          <tbody>
            {layers.map((layer, place) => {
              const next = layers[place + 1];
              const passed = next && share(next.reached, layer.reached);
              return (
                <tr key={layer.stage}>
                  <th scope="row">{layer.name}</th>
                  <td>{formatNumber(layer.reached, spoken)}</td>
                  <td>{passed === undefined ? "–" : formatPercent(passed, spoken)}</td>
                  <td>{formatNumber(layer.here, spoken)}</td>
                  <td>{formatNumber(layer.lost, spoken)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** One day of a replay in the shape of a funnel; how long deals stayed is told of whole periods only. */
export const layersAt = ({ stages }: Replay, at: number): Layer[] =>
  stages.map((stage) => ({
    stage: stage.stage,
    name: stage.name,
    won: stage.winning,
    color: stage.color,
    position: stage.position,
    reached: stage.reached[at] ?? 0,
    amount: stage.reachedAmount?.[at] ?? null,
    here: stage.open[at] ?? 0,
    lost: stage.lost[at] ?? 0,
    stays: 0,
    averageDays: null,
    medianDays: null,
  }));
