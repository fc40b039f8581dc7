import { useState, type ReactNode } from "react";
import { useQueries } from "@tanstack/react-query";
import { DndContext, DragOverlay, KeyboardSensor, MouseSensor, TouchSensor, pointerWithin, rectIntersection, useSensor, useSensors, type CollisionDetection, type DragEndEvent } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { recall, remember } from "@/lib/storage";
import { useKeys } from "@/lib/use-keys";
import { useNarrow } from "@/lib/use-narrow";
import { Button } from "@/ui/button";
import { Segments } from "@/ui/segments";
import { ProblemState } from "@/ui/state";
import { Agenda } from "./agenda";
import { entriesQuery, isCut, rowsOf } from "./api";
import { placeByPlace } from "./coordinates";
import { spanOf, turned, type Day, type Mode } from "./days";
import { Face } from "./event";
import { Month } from "./month";
import { todayHere } from "./moments";
import { byDay, entryOf, type Entry, type Source } from "./source";
import { useMove } from "./use-move";
import { Week } from "./week";
import { spanWords } from "./words";
import styles from "./calendar.module.css";

interface CalendarProps {
  sources: Source[];
  /** Under which the chosen span is remembered. */
  kept: string;
  /** More to choose, beside the span. */
  bar?: ReactNode;
  onNew?: ((day: Day, minutes?: number) => void) | undefined;
}

const modes: Mode[] = ["month", "week", "agenda"];
const isMode = (kept: string | null): kept is Mode => modes.some((mode) => mode === kept);

/** The day under the pointer; for the keyboard the one that the entry covers. */
const underneath: CollisionDetection = (asked) => {
  const hit = pointerWithin(asked);
  return hit.length > 0 ? hit : rectIntersection(asked);
};

const entryIn = (active: { data: { current?: unknown } }): Entry | undefined => (active.data.current as { entry?: Entry } | undefined)?.entry;

interface Place {
  day: Day;
  minutes?: number;
}

const placeIn = (over: { data: { current?: unknown } } | null): Place | undefined => over?.data.current as Place | undefined;

/** Records on their days. Dragged by mouse, finger or keyboard they get another; t, n and p turn the leaves. */
export function Calendar({ sources, kept, bar, onNew }: CalendarProps) {
  const { t } = useTranslation("calendar");
  const narrow = useNarrow();
  const [day, setDay] = useState<Day>(todayHere);
  const [chosen, setChosen] = useState<Mode | undefined>(() => { const mode = recall(`calendar.${kept}`); return isMode(mode) ? mode : undefined; });
  const mode = chosen ?? (narrow ? "agenda" : "month");
  const span = spanOf(mode, day);
  const answers = useQueries({ queries: sources.map((source) => entriesQuery(source, span.from, span.to)) });
  const days = byDay(answers.flatMap(({ data }, at) => entriesOf(sources[at], data)));
  const move = useMove();
  const turn = (by: number) => setDay(turned(mode, day, by));
  useKeys({ t: () => setDay(todayHere()), n: () => turn(1), p: () => turn(-1) });
  const choose = (next: Mode) => {
    remember(`calendar.${kept}`, next);
    setChosen(next);
  };
  const failed = answers.find(({ isError, data }) => isError && !data);
  const mixed = sources.length > 1;
  return (
    <div className={styles.calendar}>
      <div className={styles.bar}>
        <Button onClick={() => setDay(todayHere())}>{t("today")}</Button>
        <Button look="quiet" icon={<ChevronLeft size={17} />} aria-label={t("back")} title={t("back")} onClick={() => turn(-1)} />
        <Button look="quiet" icon={<ChevronRight size={17} />} aria-label={t("on")} title={t("on")} onClick={() => turn(1)} />
        <h2 className={styles.span} aria-live="polite">{spanWords(mode, day, span.to, language())}</h2>
        {answers.some(({ data }) => isCut(data)) && <span role="note" className={styles.cut}>{t("cut")}</span>}
        <span className={styles.spring} />
        {bar}
        <Segments bare label={t("mode")} value={mode} options={modes.map((value) => ({ value, label: t(`mode.${value}`) }))} onChoose={choose} />
      </div>
      {failed
        ? <ProblemState error={failed.error} onRetry={() => answers.forEach((answer) => void answer.refetch())} />
        : (
          <div className={styles.body} aria-busy={answers.some(({ isPending }) => isPending) || undefined}>
            <Dragging onDrop={move}>
              {mode === "month" && <Month day={day} days={days} mixed={mixed} onDay={setDay} onNew={onNew} />}
              {mode === "week" && <Week day={day} days={days} mixed={mixed} timed={sources.some(({ field }) => field.type === "datetime")} onNew={onNew} />}
              {mode === "agenda" && !answers.some(({ isPending }) => isPending) && <Agenda days={days} mixed={mixed} />}
            </Dragging>
          </div>
        )}
    </div>
  );
}

const entriesOf = (source: Source | undefined, data: Parameters<typeof rowsOf>[0]): Entry[] => (source ? rowsOf(data).flatMap((row) => entryOf(source, row) ?? []) : []);

function Dragging({ onDrop, children }: { onDrop: (entry: Entry, day: Day, minutes?: number) => void; children: ReactNode }) {
  const { t } = useTranslation("calendar");
  const [carried, setCarried] = useState<Entry>();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: placeByPlace }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    setCarried(undefined);
    const [entry, place] = [entryIn(active), placeIn(over)];
    if (entry && place) onDrop(entry, place.day, place.minutes);
  };
  const told = (key: string) => ({ active, over = null }: { active: { data: { current?: unknown } }; over?: { data: { current?: unknown } } | null }) => {
    const day = placeIn(over)?.day;
    return t(`drag.${key}`, { name: entryIn(active)?.title, day: day ? formatDay(day, language()) : "" });
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underneath}
      accessibility={{ announcements: { onDragStart: told("start"), onDragOver: told("over"), onDragEnd: told("end"), onDragCancel: told("cancel") }, screenReaderInstructions: { draggable: t("drag.help") } }}
      onDragStart={({ active }) => setCarried(entryIn(active))}
      onDragCancel={() => setCarried(undefined)}
      onDragEnd={drop}
    >
      {children}
      <DragOverlay dropAnimation={null}>{carried && <div className={`${styles.event} ${styles.carried}`} data-color={carried.color}><Face entry={carried} mixed={false} /></div>}</DragOverlay>
    </DndContext>
  );
}
