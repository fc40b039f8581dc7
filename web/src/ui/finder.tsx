import { useId, useRef, useState, type KeyboardEvent } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { listRecords } from "@/lib/api/records";
import type { RecordRow } from "@/lib/api/types";
import { useSettled } from "@/lib/use-settled";
import { Avatar } from "./avatar";
import { Button } from "./button";
import { Input } from "./input";
import styles from "./finder.module.css";

export interface Found {
  id: string;
  title: string;
}

interface FinderProps {
  label: string;
  object: "user" | "department";
  /** Only records for which this holds, as criteria. */
  where?: string;
  except?: string[];
  value: Found | undefined;
  onChange: (value: Found | undefined) => void;
  placeholder?: string;
  id?: string;
  invalid?: boolean;
  describedBy?: string | undefined;
}

/** Finds one person or department by what is typed; the answers stand below the input, so that it works in any dialog. */
export function Finder({ label, object, where, except = [], value, onChange, placeholder, id, invalid = false, describedBy }: FinderProps) {
  const { t } = useTranslation("ui");
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const q = useSettled(typed.trim(), 150);
  const rows = useQuery({
    queryKey: ["found", object, q, where],
    queryFn: ({ signal }) => listRecords(object, { q, where, limit: 20, sort: "name", counted: false }, signal),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  const found = (rows.data?.items ?? []).filter((row) => !except.includes(row.id));
  // What stands there may still be the answer to what was typed before.
  const settled = q === typed.trim() && rows.isSuccess && !rows.isPlaceholderData;
  const choose = (row: RecordRow) => {
    onChange({ id: row.id, title: titleOf(row) });
    setTyped("");
    setOpen(false);
  };
  const keys = (event: KeyboardEvent) => {
    const one = found[at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setAt(Math.max(0, Math.min(found.length - 1, at + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      if (one && settled) choose(one);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  if (value) {
    return (
      <div className={styles.chosen}>
        {object === "user" && <Avatar name={value.title} size={20} />}
        <span className={styles.title}>{value.title}</span>
        <Button look="quiet" className={styles.clear} icon={<X size={14} />} aria-label={t("finder.clear", { name: value.title })} onClick={() => { onChange(undefined); requestAnimationFrame(() => input.current?.focus()); }} />
      </div>
    );
  }
  return (
    <div className={styles.finder} onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <Input
        ref={input} id={id} role="combobox" aria-label={label} aria-expanded={open} aria-controls={list} aria-autocomplete="list" aria-invalid={invalid || undefined} aria-describedby={describedBy}
        aria-activedescendant={open && found[at] ? `${list}-${at}` : undefined}
        autoComplete="off" placeholder={placeholder ?? t(`finder.${object}`)} value={typed}
        onFocus={() => setOpen(true)} onClick={() => setOpen(true)} onKeyDown={keys}
        onChange={(event) => { setTyped(event.target.value); setAt(0); setOpen(true); }}
      />
      {open && (
        <div id={list} role="listbox" aria-label={label} className={styles.list}>
          {found.map((row, index) => (
            <div key={row.id} id={`${list}-${index}`} role="option" aria-selected={index === at} tabIndex={-1} className={styles.option} onMouseEnter={() => setAt(index)} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(row)} onKeyDown={() => undefined}>
              {object === "user" && <Avatar name={titleOf(row)} size={20} />}
              <span className={styles.title}>{titleOf(row)}</span>
              <span className={styles.note}>{noteOf(row)}</span>
            </div>
          ))}
          {found.length === 0 && <p className={styles.none}>{rows.isFetching ? t("loading") : t("finder.none")}</p>}
        </div>
      )}
    </div>
  );
}

const titleOf = (row: RecordRow): string => String(row.name ?? row.id);

/** Two people of one name are told apart by where they work. */
function noteOf(row: RecordRow): string {
  return [row.position, row.department, row.parent].map(said).filter(Boolean).join(" · ");
}

function said(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "title" in value ? String(value.title ?? "") : "";
}
