import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Label, Language } from "@/lib/api/types";
import { language, languages } from "@/lib/i18n/i18n";
import { Input } from "@/ui/input";
import styles from "./form.module.css";

interface RowProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (asked: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }) => ReactNode;
}

/** A label, what belongs to it, and what is wrong with it. */
export function Row({ label, hint, error, children }: RowProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>{label}</label>
      {children({ id, ...(error === undefined ? {} : { "aria-invalid": true }), ...(note ? { "aria-describedby": `${id}-note` } : {}) })}
      {note && <span id={`${id}-note`} className={error === undefined ? styles.hint : styles.error} role={error === undefined ? undefined : "alert"}>{note}</span>}
    </div>
  );
}

interface ToggleProps {
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export function Toggle({ label, hint, checked, disabled = false, onChange }: ToggleProps) {
  const id = useId();
  return (
    <label className={styles.toggle}>
      <input type="checkbox" checked={checked} disabled={disabled} aria-describedby={hint ? id : undefined} onChange={(event) => onChange(event.target.checked)} aria-label={label} />
      <span>
        <span className={styles.toggleName}>{label}</span>
        {hint && <span id={id} className={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
}

interface LabelRowProps {
  /** What is named, as the key of its texts. */
  of: "label" | "plural" | "help" | "message";
  value: Label;
  onChange: (value: Label) => void;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** A label in both languages, one's own first; one that is left empty is called by the other. */
export function LabelRow({ of, value, onChange, error, autoFocus = false }: LabelRowProps) {
  const { t } = useTranslation("designer");
  const own = language();
  const order: Language[] = [own, ...languages.filter((one) => one !== own)];
  return (
    <div className={styles.pair}>
      {order.map((one, index) => (
        <Row key={one} label={t(`${of}.${one}`)} error={index === 0 ? error : undefined}>
          {(asked) => <Input {...asked} value={value[one]} autoFocus={autoFocus && index === 0} autoComplete="off" onChange={(event) => onChange({ ...value, [one]: event.target.value })} />}
        </Row>
      ))}
    </div>
  );
}

export const blank: Label = { zh: "", en: "" };

/** Said in one language only, the other is left to the server; said in none, it is no label. */
export function spoken(label: Label): Partial<Label> | undefined {
  const given = languages.flatMap((one) => (label[one].trim() ? [[one, label[one].trim()]] : []));
  return given.length > 0 ? (Object.fromEntries(given) as Partial<Label>) : undefined;
}

/** Both words for a change, where the one that was emptied follows the other. */
export function both(label: Label): Label | undefined {
  const zh = label.zh.trim();
  const en = label.en.trim();
  return zh || en ? { zh: zh || en, en: en || zh } : undefined;
}
