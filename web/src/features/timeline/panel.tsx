import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { MessagesSquare, Pin, Search } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { formatDay, formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { ProblemState } from "@/ui/state";
import { Activity } from "./activity";
import { Ahead } from "./ahead";
import { everything, timelineQuery, type Question } from "./api";
import { ChangeLine } from "./change-line";
import { Composer } from "./composer";
import { keyOf, story } from "./story";
import styles from "./panel.module.css";

/** Each chip stands for some kinds of what happened. */
const chips: Record<string, string[]> = {
  all: [], said: ["note", "comment"], met: ["call", "meeting"], task: ["task"], stage: ["stage"], file: ["file"], change: ["change"],
};

/** The day of a moment where the reader lives. */
const dayOf = (instant: string) => formatMoment(instant, "zh").slice(0, 10);

interface TimelinePanelProps {
  definition: ObjectDefinition;
  id: string;
  /** Nothing can be written about what lies in the bin, or beside a list where there is no room. */
  writing?: boolean;
}

/** All that happened around a record, as a conversation; on top one writes on. */
export function TimelinePanel({ definition, id, writing = true }: TimelinePanelProps) {
  const { t } = useTranslation("timeline");
  const [chip, setChip] = useState("all");
  const [typed, setTyped] = useState("");
  const [searching, setSearching] = useState(false);
  const [wide, setWide] = useState(false);
  const question: Question = { ...everything, kinds: chips[chip] ?? [], q: useSettled(typed.trim(), 250), wide };
  const timeline = useInfiniteQuery(timelineQuery(definition.name, id, question));
  const fields = byName(definition.fields);
  const [first] = timeline.data?.pages ?? [];
  const days = story(timeline.data?.pages.flatMap((page) => page.items) ?? [], dayOf);
  const [today] = useState(() => dayOf(new Date().toISOString()));
  return (
    <section className={styles.panel} aria-label={t("title")}>
      {writing && <Composer object={definition.name} id={id} />}
      <div className={styles.bar}>
        <div className={styles.chips} role="radiogroup" aria-label={t("filter")}>
          {Object.keys(chips).filter((one) => one !== "stage" || fields.has("stage")).map((one) => (
            <button key={one} type="button" role="radio" aria-checked={one === chip} className={styles.chip} onClick={() => setChip(one)}>{t(`chip.${one}`)}</button>
          ))}
        </div>
        <Button look="quiet" className={styles.small} icon={<Search size={14} />} aria-label={t("search")} title={t("search")} aria-expanded={searching} onClick={() => { setSearching(!searching); setTyped(""); }} />
      </div>
      {searching && <input type="search" className={styles.search} aria-label={t("search")} placeholder={t("search")} value={typed} autoFocus onChange={(event) => setTyped(event.target.value)} />}
      <label className={styles.wide}><input type="checkbox" checked={wide} onChange={(event) => setWide(event.target.checked)} /> {t("wide")}</label>
      {timeline.isError && <ProblemState error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.isPending && <div className={styles.waiting} role="status" aria-label={t("loading")}>{[1, 2, 3].map((line) => <span key={line} />)}</div>}
      {first && <Ahead moments={first.ahead} today={today} />}
      {first && first.pinned.length > 0 && chip === "all" && (
        <section aria-label={t("pinned")} className={styles.pinned}>
          <h3><Pin size={12} aria-hidden="true" /> {t("pinned")}</h3>
          {first.pinned.map((moment) => <Activity key={keyOf(moment)} moment={moment} of={id} />)}
        </section>
      )}
      {days.map(({ day, lines }) => (
        <section key={day} aria-label={dayWords(day, today, t)} className={styles.day}>
          <h3 className={styles.divider}><span>{dayWords(day, today, t)}</span></h3>
          <ol className={styles.lines}>
            {lines.map((line) => (
              <li key={line.key}>
                {line.kind === "run" ? <ChangeLine changes={line.changes} fields={fields} /> : line.moment.change ? <ChangeLine changes={[line.moment]} fields={fields} /> : <Activity moment={line.moment} of={id} />}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {timeline.isSuccess && days.length === 0 && <p className={styles.none}><MessagesSquare size={18} aria-hidden="true" /> {t(question.q !== "" ? "none.found" : "none")}</p>}
      {timeline.hasNextPage && <Button look="quiet" busy={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>{t("earlier")}</Button>}
    </section>
  );
}

function dayWords(day: string, today: string, t: (key: string) => string): string {
  if (day === today) return t("today");
  const yesterday = dayOf(new Date(Date.now() - 86_400_000).toISOString());
  return day === yesterday ? t("yesterday") : formatDay(day, language());
}
