import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { FormRow, Select } from "@/ui/form";
import { TextArea } from "@/ui/input";
import styles from "./roles.module.css";

interface ConditionInputProps {
  label: string;
  value: string;
  fields: Field[];
  error: string | undefined;
  onChange: (value: string) => void;
}

const crowd = ["owner == me()", "owner in mySubordinates()", "department in myDepartments()", "department in myDepartmentTree()"];

/** A condition in the language of filters, with the fields and the words about people at hand. */
export function ConditionInput({ label, value, fields, error, onChange }: ConditionInputProps) {
  const { t } = useTranslation("people");
  const box = useRef<HTMLDivElement>(null);
  const insert = (word: string) => {
    const area = box.current?.querySelector("textarea");
    const { selectionStart = value.length, selectionEnd = value.length } = area ?? {};
    onChange(value.slice(0, selectionStart) + word + value.slice(selectionEnd));
    requestAnimationFrame(() => area?.focus());
  };
  return (
    <div className={styles.condition} ref={box}>
      <FormRow label={label} error={error}>{(asked) => <TextArea {...asked} className={styles.cel} rows={2} spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />}</FormRow>
      <Select className={styles.insert} aria-label={t("condition.insert")} value="" onChange={(event) => insert(event.target.value)}>
        <option value="">{t("condition.insert")}</option>
        <optgroup label={t("condition.people")}>{crowd.map((word) => <option key={word} value={word}>{word}</option>)}</optgroup>
        <optgroup label={t("condition.fields")}>{fields.map((field) => <option key={field.name} value={field.criteria ?? field.name}>{say(field.label)} · {field.criteria ?? field.name}</option>)}</optgroup>
      </Select>
    </div>
  );
}
