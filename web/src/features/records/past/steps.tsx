import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { historyQuery } from "../page/history";
import styles from "./past.module.css";

interface StepsProps {
  definition: ObjectDefinition;
  id: string;
  at: string;
  onChoose: (at: string) => void;
}

/** From change to change, by a slider or one at a time; each shows the record as that change left it. */
export function Steps({ definition, id, at, onChoose }: StepsProps) {
  const { t } = useTranslation("records");
  const history = useInfiniteQuery(historyQuery(definition.name, id));
  const changes = (history.data?.pages.flatMap((page) => page.items) ?? []).toReversed();
  if (changes.length < 2) return null;
  const place = changes.findLastIndex((change) => change.at <= at);
  const step = (to: number) => {
    const change = changes[to];
    if (change) onChoose(change.at);
  };
  const change = changes[place];
  const words = change ? `${change.actor?.title ?? t("somebody.system")} · ${formatMoment(change.at, language())}` : t("past.before");
  return (
    <div className={styles.steps}>
      <Button look="quiet" icon={<ChevronLeft size={16} />} aria-label={t("past.earlier")} disabled={place <= 0} onClick={() => step(place - 1)} />
      <input type="range" min={0} max={changes.length - 1} value={Math.max(0, place)} aria-label={t("past.slider")} aria-valuetext={words} onChange={(event) => step(Number(event.target.value))} />
      <Button look="quiet" icon={<ChevronRight size={16} />} aria-label={t("past.later")} disabled={place >= changes.length - 1} onClick={() => step(place + 1)} />
      <output>{words}</output>
    </div>
  );
}
