import { useId, useState, type InputHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { Eye, EyeOff } from "lucide-react";
import styles from "./secrets.module.css";

interface PasswordFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value" | "type"> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A password that its owner may look at while typing, which spares him typing it twice. */
export function PasswordField({ label, value, onValue, hint, error, ...rest }: PasswordFieldProps) {
  const { t } = useTranslation("secrets");
  const id = useId();
  const [shown, setShown] = useState(false);
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>{label}</label>
      <div className={styles.with}>
        <input
          id={id}
          className={styles.input}
          type={shown ? "text" : "password"}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          autoCapitalize="none"
          spellCheck={false}
          {...rest}
        />
        <button type="button" className={styles.eye} aria-pressed={shown} aria-label={t("show")} title={t("show")} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff size={16} /> : <Eye size={16} />}
        </button>
      </div>
      {note !== undefined && <span id={`${id}-note`} className={error === undefined ? styles.hint : styles.error}>{note}</span>}
    </div>
  );
}
