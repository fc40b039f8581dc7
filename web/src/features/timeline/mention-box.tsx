import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listRecords } from "@/lib/api/records";
import type { Reference } from "@/lib/api/types";
import { useSettled } from "@/lib/use-settled";
import { Avatar } from "@/ui/avatar";
import styles from "./mention-box.module.css";

interface MentionBoxProps {
  label: string;
  placeholder?: string;
  value: string;
  onValue: (value: string) => void;
  /** Somebody was chosen; whether his name still stands there is asked when it is sent. */
  onMention?: (person: Reference) => void;
  onSend: () => void;
  autoFocus?: boolean;
}

/** What is being typed after an @, from there to the caret. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | undefined {
  const match = /(^|[\s，。、（(])[@＠]([^\s@＠，。、]{0,20})$/u.exec(text.slice(0, caret));
  return match ? { from: caret - (match[2] ?? "").length - 1, typed: match[2] ?? "" } : undefined;
}

/** A text in which @ offers people; Ctrl or ⌘ with Enter sends it. */
export function MentionBox({ label, placeholder, value, onValue, onMention, onSend, autoFocus }: MentionBoxProps) {
  const { t } = useTranslation("timeline");
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState<number>();
  const mention = onMention ? mentionAt(value, caret) : undefined;
  const open = mention !== undefined && closed !== mention.from;
  const people = usePeople(mention?.typed ?? "", open);
  const marked = Math.min(at, people.length - 1);

  const choose = (person: Reference) => {
    if (!mention) return;
    const before = `${value.slice(0, mention.from)}@${person.title} `;
    onValue(before + value.slice(caret));
    onMention?.(person);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(before.length, before.length);
      setCaret(before.length);
    });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) { event.preventDefault(); return onSend(); }
    const person = people[marked];
    if (!open || !person) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((marked + (event.key === "ArrowDown" ? 1 : people.length - 1)) % people.length);
    }
    if (event.key === "Enter" || event.key === "Tab") { event.preventDefault(); choose(person); }
    if (event.key === "Escape") { event.preventDefault(); setClosed(mention.from); }
  };
  return (
    <div className={styles.frame}>
      <textarea
        ref={box}
        className={styles.box}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        rows={Math.min(12, Math.max(2, value.split("\n").length))}
        autoFocus={autoFocus}
        aria-controls={open ? listId : undefined}
        aria-autocomplete={onMention ? "list" : undefined}
        aria-activedescendant={open && people[marked] ? `${listId}-${marked}` : undefined}
        onChange={(event) => { onValue(event.target.value); setCaret(event.target.selectionStart); setAt(0); setClosed(undefined); }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={keys}
      />
      {open && people.length > 0 && (
        <div id={listId} role="listbox" aria-label={t("mention")} className={styles.people}>
          {people.map((person, index) => (
            <div key={person.id} id={`${listId}-${index}`} role="option" tabIndex={-1} aria-selected={index === marked} className={styles.person} onMouseDown={(event) => { event.preventDefault(); choose(person); }}>
              <Avatar name={person.title} size={20} /> {person.title}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function usePeople(typed: string, enabled: boolean): Reference[] {
  const q = useSettled(typed, 150);
  const { data } = useQuery({
    queryKey: ["found", "user", { mention: q }],
    queryFn: ({ signal }) => listRecords("user", { q: q || undefined, fields: "name", sort: "name", limit: 8, counted: false }, signal),
    enabled,
    staleTime: 60_000,
  });
  return (data?.items ?? []).map((row) => ({ id: row.id, title: String(row.name ?? "") }));
}
