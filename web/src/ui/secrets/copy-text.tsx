import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check, Copy } from "lucide-react";
import { Button } from "../button";
import styles from "./secrets.module.css";

/** A text to be taken elsewhere: selected by a click, copied by the button. */
export function CopyText({ label, text, shown = text }: { label: string; text: string; shown?: string }) {
  return (
    <div className={styles.copy}>
      <code className={styles.code} aria-label={label}>{shown}</code>
      <CopyButton text={text} />
    </div>
  );
}

export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation("secrets");
  const [done, setDone] = useState<"copied" | "failed">();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone("copied");
    } catch {
      // A page without https has no clipboard; the text can still be selected.
      setDone("failed");
    }
  };
  return (
    <Button icon={done === "copied" ? <Check size={15} /> : <Copy size={15} />} onClick={() => void copy()}>
      {t(done ?? "copy")}
    </Button>
  );
}
