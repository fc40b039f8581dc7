import { Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { kindOf } from "@/fields/registry";
import styles from "./form-drawer.module.css";

interface FormFieldProps {
  field: Field;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

export function FormField({ field, value, error, onChange }: FormFieldProps) {
  const { t } = useTranslation("records");
  const id = useId();
  const { Edit, wide } = kindOf(field);
  const label = say(field.label);
  const note = error ?? (field.help ? say(field.help) : undefined);
  return (
    <div className={wide ? styles.wide : styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {field.required && <span className={styles.required} title={t("form.required")} aria-label={t("form.required")}>*</span>}
      </label>
      <Suspense fallback={<div className={styles.waiting} />}>
        <Edit id={id} label={label} field={field} value={value ?? null} onChange={onChange} invalid={error !== undefined} describedBy={note === undefined ? undefined : `${id}-note`} />
      </Suspense>
      {note !== undefined && <span id={`${id}-note`} className={error === undefined ? styles.help : styles.error} role={error === undefined ? undefined : "alert"}>{note}</span>}
    </div>
  );
}
