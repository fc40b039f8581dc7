import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Row } from "../form";
import styles from "../form.module.css";
import cel from "./cel-input.module.css";

interface CelInputProps {
  label: string;
  hint: string;
  value: string;
  fields: Field[];
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A condition or a formula, with the fields at hand: choosing one puts its word where the caret is. */
export function CelInput({ label, hint, value, fields, error, onChange }: CelInputProps) {
  const { t } = useTranslation("designer");
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (word: string) => {
    const { selectionStart = value.length, selectionEnd = value.length } = area.current ?? {};
    onChange(value.slice(0, selectionStart) + word + value.slice(selectionEnd));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(selectionStart + word.length, selectionStart + word.length);
    });
  };
  return (
    <div className={cel.cel}>
      <Row label={label} hint={hint} error={error}>
        {(asked) => <textarea {...asked} ref={area} className={cel.area} rows={3} spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />}
      </Row>
      <select className={`${styles.select} ${cel.insert}`} aria-label={t("cel.insert")} value="" onChange={(event) => insert(event.target.value)}>
        <option value="">{t("cel.insert")}</option>
        {fields.map((field) => <option key={field.name} value={field.criteria ?? field.name}>{say(field.label)} · {field.criteria ?? field.name}</option>)}
      </select>
    </div>
  );
}
