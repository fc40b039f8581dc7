import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Search, X } from "lucide-react";
import { Input } from "@/ui/input";
import styles from "./search-box.module.css";

interface SearchBoxProps {
  value: string;
  label: string;
  onSearch: (q: string) => void;
}

const pause = 220;

/** Searches while one types, but not in the middle of composing a Chinese word. "/" comes here from anywhere. */
export function SearchBox({ value, label, onSearch }: SearchBoxProps) {
  const { t } = useTranslation("records");
  const [typed, setTyped] = useState<string>();
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const composing = useRef(false);
  useEffect(() => onSlash(() => box.current?.focus()), []);

  const search = (q: string, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(q.trim()), wait);
  };
  const type = (text: string) => {
    setTyped(text);
    if (!composing.current) search(text, pause);
  };
  const clear = () => {
    setTyped(undefined);
    search("", 0);
    box.current?.focus();
  };
  const shown = typed ?? value;
  return (
    <search className={styles.box}>
      <Search size={15} className={styles.icon} aria-hidden="true" />
      <Input
        ref={box}
        type="text"
        role="searchbox"
        className={styles.input}
        aria-label={label}
        placeholder={t("search")}
        value={shown}
        onChange={(event) => type(event.target.value)}
        onCompositionStart={() => { composing.current = true; }}
        onCompositionEnd={(event) => { composing.current = false; search(event.currentTarget.value, pause); }}
        onBlur={() => setTyped(undefined)}
        onKeyDown={(event) => { if (event.key === "Escape") { clear(); event.currentTarget.blur(); } }}
      />
      {shown === "" ? <kbd className={styles.hint} aria-hidden="true">/</kbd> : <button type="button" className={styles.clear} aria-label={t("search.clear")} onMouseDown={(event) => event.preventDefault()} onClick={clear}><X size={14} /></button>}
    </search>
  );
}

function onSlash(focus: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    const target = event.target;
    const typing = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    if (event.key !== "/" || typing || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    focus();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}
