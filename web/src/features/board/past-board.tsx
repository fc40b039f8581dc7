import { useDeferredValue, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { pastCardsQuery, replayQuery, type PastCard, type Replay } from "@/lib/api/replay";
import type { Field } from "@/lib/api/types";
import { formatMoneyShort, formatNumber, formatPercent } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { periodOf, share } from "@/lib/period";
import { useSettled } from "@/lib/use-settled";
import { DaySlider } from "@/ui/day-slider";
import { Dot } from "@/ui/dot";
import { ProblemState } from "@/ui/state";
import { Face } from "./card";
import type { BoardProps } from "./lanes";
import styles from "./board.module.css";
import past from "./past-board.module.css";

interface PastBoardProps extends BoardProps {
  pipeline: string;
  facts: Field[];
  bar: React.ReactNode;
}

/** The board as it was when each day ended. Its heads follow the slider at once, its cards as soon as it rests. */
export function PastBoard({ definition, pipeline, facts, where, q, bar }: PastBoardProps) {
  const { t } = useTranslation("board");
  const [period, setPeriod] = useState(() => periodOf("twelve"));
  const [chosen, setChosen] = useState<string>();
  const replay = useQuery(replayQuery(definition.name, { pipeline, ...period, cohort: false, where, q }));
  const days = replay.data?.days ?? [];
  const known = chosen === undefined ? -1 : days.indexOf(chosen);
  const at = known < 0 ? Math.max(0, days.length - 1) : known;
  const day = useSettled(days[at], 180);
  const cards = useQuery(pastCardsQuery(definition.name, { pipeline, day, where, q }));
  const failed = replay.error ?? cards.error;
  return (
    <div className={styles.board}>
      <div className={styles.bar}>{bar}</div>
      <div className={past.bar}>
        <input type="date" className={past.day} aria-label={t("past.from")} value={period.from} max={period.to} onChange={(event) => event.target.value && setPeriod({ ...period, from: event.target.value })} />
        <DaySlider label={t("past.slider")} days={days} at={at} onAt={(next) => setChosen(days[next])} />
        <input type="date" className={past.day} aria-label={t("past.to")} value={period.to} min={period.from} onChange={(event) => event.target.value && setPeriod({ ...period, to: event.target.value })} />
      </div>
      <p className={past.note}>{t("past.note")}</p>
      {failed
        ? <ProblemState error={failed} onRetry={() => void Promise.all([replay.refetch(), cards.refetch()])} />
        : replay.data
          ? <PastLanes definition={definition} facts={facts} replay={replay.data} at={at} cards={cards.data ?? []} old={cards.isPlaceholderData || day !== days[at]} />
          : <div className={styles.loading} role="status" aria-label={t("loading")} />}
    </div>
  );
}

interface PastLanesProps {
  definition: BoardProps["definition"];
  facts: Field[];
  replay: Replay;
  at: number;
  cards: PastCard[];
  /** The cards are still those of another day. */
  old: boolean;
}

function PastLanes({ definition, facts, replay, at, cards, old }: PastLanesProps) {
  const { t } = useTranslation("board");
  const spoken = language();
  const shown = useDeferredValue(cards);
  return (
    <div className={styles.lanes}>
      {replay.stages.map((lane, place) => {
        const next = replay.stages[place + 1];
        const count = (lane.open[at] ?? 0) + (lane.won[at] ?? 0);
        const passed = next && share(next.reached[at] ?? 0, lane.reached[at] ?? 0);
        const own = shown.filter(({ stage }) => stage === lane.stage);
        return (
          <section key={lane.stage} className={styles.lane} aria-label={lane.name}>
            <header className={styles.head}>
              <span className={styles.title}>
                <Dot color={lane.color} />
                <h2 className={styles.name} title={lane.name}>{lane.name}</h2>
                <span className={styles.count}>{formatNumber(count, spoken)}</span>
              </span>
              <span className={styles.sums}>
                {lane.amount !== null && <span title={t("lane.amount")}>{formatMoneyShort(lane.amount[at] ?? 0, spoken)}</span>}
                {passed !== undefined && <span className={styles.passed} title={t("past.passed")}>→ {formatPercent(passed, spoken)}</span>}
              </span>
            </header>
            <ol className={past.cards} data-old={old || undefined}>
              {own.map(({ record, since }) => <li key={record.id} className={past.card} title={t("past.since", { day: since.slice(0, 10) })}><Face definition={definition} row={{ ...record, days_in_stage: undefined }} facts={facts} /></li>)}
              {own.length < count && !old && <li className={past.more}>{t("past.more", { count: count - own.length })}</li>}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
