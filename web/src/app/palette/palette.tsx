import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CornerDownLeft, Search } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import type { Entry } from "./entry";
import { rank } from "./match";
import { useCommands } from "./use-commands";
import { useRecords } from "./use-records";
import styles from "./palette.module.css";

interface PaletteProps {
  onClose: () => void;
  onCreate: (object: string) => void;
}

/** Everything from the keyboard: a word, a sound or its initials lead to a record, a page or an act. */
export function Palette({ onClose, onCreate }: PaletteProps) {
  const { t } = useTranslation("app");
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const { entries, busy, error } = useEntries(typed.trim(), onCreate);
  const active = Math.min(chosen, entries.length - 1);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const move = (to: number) => {
    const next = entries.length === 0 ? 0 : (to + entries.length) % entries.length;
    setChosen(next);
    document.getElementById(`${list}-${next}`)?.scrollIntoView?.({ block: "nearest" });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const act = { ArrowDown: () => move(active + 1), ArrowUp: () => move(active - 1), Home: () => move(0), End: () => move(entries.length - 1), Enter: () => run(entries[active]) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={t("palette")} onCancel={(event) => { event.preventDefault(); onClose(); }} onClick={(event) => { if (event.target === event.currentTarget) onClose(); }} onKeyDown={undefined}>
      <div className={styles.frame}>
        <div className={styles.box}>
          <Search size={17} aria-hidden="true" />
          <input
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={entries.length > 0 ? `${list}-${active}` : undefined}
            aria-label={t("palette.search")}
            placeholder={t("palette.search")}
            value={typed}
            onChange={(event) => { setTyped(event.target.value); setChosen(0); }}
            onKeyDown={keys}
            autoComplete="off"
            spellCheck={false}
          />
          {busy && <span className={styles.busy} role="status" aria-label={t("palette.busy")} />}
        </div>
        <div id={list} role="listbox" aria-label={t("palette.found")} className={styles.list}>
          {entries.map((entry, index) => (
            <div key={entry.id}>
              {entries[index - 1]?.group !== entry.group && <GroupName group={entry.group} />}
              <div id={`${list}-${index}`} role="option" tabIndex={-1} aria-selected={index === active} className={styles.entry} onClick={() => run(entry)} onKeyDown={undefined} onMouseMove={() => index !== active && setChosen(index)}>
                <span className={styles.icon} aria-hidden="true">{entry.icon}</span>
                <span className={styles.words}>{entry.words}</span>
                {entry.note && <span className={styles.note}>{entry.note}</span>}
                {index === active && <CornerDownLeft size={14} className={styles.enter} aria-hidden="true" />}
              </div>
            </div>
          ))}
        </div>
        {error ? <p className={styles.none} role="alert">{asProblem(error).detail ?? t("palette.failed")}</p> : entries.length === 0 && !busy && <p className={styles.none} role="status">{t("palette.none", { typed })}</p>}
        <p className={styles.keys} aria-hidden="true"><kbd>↑↓</kbd> {t("palette.keys.move")} <kbd>↵</kbd> {t("palette.keys.run")} <kbd>esc</kbd> {t("palette.keys.close")}</p>
      </div>
    </dialog>
  );
}

function GroupName({ group }: { group: string }) {
  const { t } = useTranslation("app");
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const object = group.startsWith("object-") ? objects.items.find(({ name }) => `object-${name}` === group) : undefined;
  return <p className={styles.group} role="presentation">{object ? say(object.plural) : t(`palette.group.${group}`)}</p>;
}

const usual = 5;
const matching = 6;

/** Acts and pages that are called what was typed come first, then records, then what only holds it. */
function useEntries(typed: string, onCreate: (object: string) => void) {
  const commands = useCommands(onCreate);
  const records = useRecords(typed);
  if (typed === "") return { ...records, entries: [...records.entries, ...commands.filter(({ group }) => group === "acts").slice(0, usual)] };
  const ranked = commands
    .map((entry) => ({ entry, place: rank(typed, [entry.words, ...(entry.aliases ?? [])]) }))
    .filter((one): one is { entry: Entry; place: number } => one.place !== undefined)
    .sort((left, right) => left.place - right.place)
    .slice(0, matching);
  const near = ranked.filter(({ place }) => place < 3);
  const far = ranked.filter(({ place }) => place >= 3);
  return { ...records, entries: [...grouped(near), ...records.entries, ...grouped(far)] };
}

/** One heading for each kind, the kind of the best first. */
function grouped(ranked: { entry: Entry }[]): Entry[] {
  const groups = [...new Set(ranked.map(({ entry }) => entry.group))];
  return groups.flatMap((group) => ranked.filter(({ entry }) => entry.group === group).map(({ entry }) => entry));
}
