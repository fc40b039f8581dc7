import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ArrowRight, Pencil } from "lucide-react";
import { asText } from "@/fields/kind";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { formatAgo, formatDay, formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Popover } from "@/ui/popover";
import { ProblemState } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { accountLifecycleQuery, type Moved } from "./api";
import { SetState } from "./set-state";
import { StateChip } from "./state-chip";
import styles from "./lifecycle.module.css";

/** Where an account stands; pressed, since when, why, and how it came there. */
export function AccountState({ definition, row }: { definition: ObjectDefinition; row: RecordRow }) {
  const { t } = useTranslation("lifecycle");
  const [open, setOpen] = useState(false);
  const [setting, setSetting] = useState(false);
  const state = asText(row.lifecycle);
  if (!definition.fields.some(({ name }) => name === "lifecycle") || !("lifecycle" in row)) return null;
  const editable = (row._rights?.edit ?? definition.rights.edit) && definition.fields.some(({ name, readOnly }) => name === "lifecycle" && !readOnly);
  const set = () => {
    setOpen(false);
    setSetting(true);
  };
  return (
    <>
      <Popover open={open} onOpenChange={setOpen} placement="bottomLeft" padding={0} content={<Panel row={row} onSet={editable ? set : undefined} />}>
        <button type="button" className={styles.state} aria-haspopup="dialog" aria-expanded={open} aria-label={t("state.of", { state: stateName(definition, state) || t("none") })}>
          {state === "" ? t("none") : <StateChip state={state} />}
        </button>
      </Popover>
      {setting && <SetState row={row} onClose={() => setSetting(false)} />}
    </>
  );
}

const stateName = (definition: ObjectDefinition, state: string): string => {
  const choice = definition.fields.find(({ name }) => name === "lifecycle")?.choices?.find(({ value }) => value === state);
  return choice?.label[language()] ?? state;
};

function Panel({ row, onSet }: { row: RecordRow; onSet: (() => void) | undefined }) {
  const { t } = useTranslation("lifecycle");
  const told = useQuery(accountLifecycleQuery(row.id, row.version));
  const spoken = language();
  if (told.isError) return <div className={styles.panel}><ProblemState error={told.error} onRetry={() => void told.refetch()} /></div>;
  if (!told.data) return <div className={styles.panel}><Waiting rows={3} /></div>;
  const { since, until, moves } = told.data;
  const [last] = moves;
  return (
    <section className={styles.panel} role="dialog" aria-label={t("title")}>
      <header className={styles.panelHead}>
        <span>{since === null ? t("since.unknown") : t("since", { moment: formatMoment(since, spoken) })}</span>
        {onSet && <Button icon={<Pencil size={14} />} onClick={onSet}>{t("set")}</Button>}
      </header>
      {last && <p className={styles.why}>{why(last, t)}</p>}
      {until !== null && <p className={styles.quiet}>{t("until", { day: formatDay(until, spoken) })}</p>}
      {moves.length > 0 && (
        <ol className={styles.moves} aria-label={t("history")}>
          {moves.map((move) => (
            <li key={move.at + (move.to ?? "")}>
              <span className={styles.step}>
                {move.from !== null && <><StateChip state={move.from} /><ArrowRight size={13} aria-label={t("to")} /></>}
                {move.to === null ? t("none") : <StateChip state={move.to} />}
              </span>
              <span className={styles.said}>{why(move, t)}</span>
              <time className={styles.quiet} dateTime={move.at} title={formatMoment(move.at, spoken)}>{formatAgo(move.at, spoken)}</time>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** In words: the rule, or who did it and what he said. */
function why(move: Moved, t: (key: string, more?: Record<string, unknown>) => string): string {
  if (move.rule) return t("by.rule", { name: (language() === "en" && move.rule.nameEn) || move.rule.name });
  const who = move.actor?.name ?? t("somebody");
  return move.reason ? t("by.hand", { who, reason: move.reason }) : t("by.whom", { who });
}
