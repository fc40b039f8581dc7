import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Pause, Play } from "lucide-react";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "./button";
import styles from "./day-slider.module.css";

interface DaySliderProps {
  label: string;
  /** In their order, as 2026-01-31. */
  days: string[];
  at: number;
  onAt: (at: number) => void;
}

const tick = 110;
/** Playing through takes as many ticks, however many days there are. */
const ticks = 150;

/** Goes through days: by hand, by the keys of a slider, or by itself until the last. */
export function DaySlider({ label, days, at, onAt }: DaySliderProps) {
  const { t } = useTranslation();
  const id = useId();
  const [playing, setPlaying] = useState(false);
  const last = days.length - 1;
  const plays = playing && at < last;
  const step = Math.max(1, Math.ceil(days.length / ticks));
  useEffect(() => {
    if (!plays) return undefined;
    const timer = setTimeout(() => onAt(Math.min(last, at + step)), tick);
    return () => clearTimeout(timer);
  }, [plays, at, last, step, onAt]);
  const play = () => {
    if (!plays && at >= last) onAt(0);
    setPlaying(!plays);
  };
  const day = days[at];
  const words = day === undefined ? "" : formatDay(day, language());
  return (
    <div className={styles.slider} role="group" aria-label={label}>
      <Button look="quiet" icon={plays ? <Pause size={15} /> : <Play size={15} />} aria-label={t(plays ? "days.pause" : "days.play")} onClick={play} />
      <input
        id={id}
        type="range"
        className={styles.range}
        aria-label={label}
        aria-valuetext={words}
        min={0}
        max={Math.max(0, last)}
        step={1}
        value={at}
        onChange={(event) => {
          setPlaying(false);
          onAt(Number(event.target.value));
        }}
      />
      <output htmlFor={id} className={styles.day}>{words}</output>
    </div>
  );
}
