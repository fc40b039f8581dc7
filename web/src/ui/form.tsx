import { useId, type ReactNode, type SelectHTMLAttributes } from "react";
import styles from "./form.module.css";

interface RowProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (asked: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }) => ReactNode;
}

/** A label, what belongs to it, and what is wrong with it. */
export function FormRow({ label, hint, error, children }: RowProps) {
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

export function Select({ className, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return <select className={[styles.select, className].filter(Boolean).join(" ")} {...rest} />;
}

/** A yes or no with its words beside it. */
export function Check({ label, checked, disabled = false, onChange }: { label: string; checked: boolean; disabled?: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
