import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Ban, Check } from "lucide-react";
import type { Field, Label } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import type { Column } from "../import";
import type { Section } from "../mapping";
import styles from "./field-list.module.css";

interface FieldListProps {
  value: string | null;
  column: Column;
  sections: Section[];
  taken: Map<string, Column>;
  onChoose: (field: string | null) => void;
  onLeave: () => void;
}

interface Option {
  field: Field | null;
  /** Set on the first option of its section. */
  heading?: string;
}

/** Search box and list in one: arrows move, Enter takes, Escape and Tab leave; typing matches the names in both languages. */
export function FieldList({ value, column, sections, taken, onChoose, onLeave }: FieldListProps) {
  const { t } = useTranslation("imports");
  const id = useId();
  const [q, setQ] = useState("");
  const options = useMemo(() => optionsOf(sections, q, t("fields.other")), [sections, q, t]);
  const [at, setAt] = useState(() => Math.max(0, options.findIndex(({ field }) => (field?.name ?? null) === value)));
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector(`[aria-selected="true"]`)?.scrollIntoView({ block: "nearest" });
  }, []);
  const move = (to: number) => {
    const next = Math.min(options.length - 1, Math.max(0, to));
    setAt(next);
    list.current?.querySelector(`[data-at="${next}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 };
    const to = steps[event.key];
    const here = options[at];
    if (to !== undefined) move(to);
    else if (event.key === "Enter" && here) onChoose(here.field?.name ?? null);
    else if (event.key === "Escape" || event.key === "Tab") onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.panel}>
      <input
        className={styles.search}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={`${id}-${at}`}
        aria-label={t("fields.search")}
        placeholder={t("fields.search")}
        autoFocus
        autoComplete="off"
        value={q}
        onChange={(event) => { setQ(event.target.value); setAt(0); }}
        onKeyDown={press}
      />
      <div ref={list} id={`${id}-list`} className={styles.list} role="listbox" aria-label={t("fields.of", { column: column.header })}>
        {options.length === 0 && <p className={styles.heading} role="presentation">{t("fields.none")}</p>}
        {options.map(({ field, heading }, index) => {
          const name = field?.name ?? null;
          const holder = name === null ? undefined : taken.get(name);
          return [
            heading && <p key={`${name}:`} className={styles.heading} role="presentation">{heading}</p>,
            <button
              type="button"
              tabIndex={-1}
              key={name ?? "-"}
              id={`${id}-${index}`}
              data-at={index}
              className={styles.option}
              role="option"
              aria-selected={name === value}
              data-on={index === at || undefined}
              onMouseEnter={() => setAt(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(name)}
            >
              {field ? <span>{say(field.label)}{field.required && <span className={styles.star}> *</span>}</span> : <span className={styles.leave}><Ban size={14} aria-hidden="true" /> {t("columns.leaveOut")}</span>}
              {holder && holder.index !== column.index && <span className={styles.taken} title={t("fields.moves")}>{t("fields.taken", { column: holder.header })}</span>}
              {name === value && <Check size={15} className={styles.check} aria-hidden="true" />}
            </button>,
          ];
        })}
      </div>
    </div>
  );
}

function optionsOf(sections: Section[], q: string, other: string): Option[] {
  const sought = q.trim().toLowerCase();
  const matches = ({ name, label }: Field) => [name, label.zh, label.en].some((text) => text.toLowerCase().includes(sought));
  const headed = (label: Label | undefined) => (label ? say(label) : other);
  const found = sections.flatMap(({ label, fields }) => fields.filter(matches).map((field, index): Option => (index === 0 ? { field, heading: headed(label) } : { field })));
  return sought === "" ? [{ field: null }, ...found] : found;
}
