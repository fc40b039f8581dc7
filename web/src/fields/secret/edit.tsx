import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Input } from "@/ui/input";
import { asText, type EditProps } from "../kind";
import styles from "./edit.module.css";

/** What is kept can only be replaced or taken away. An input left empty changes nothing. */
export function Edit({ id, label, field, value, onChange, autoFocus, invalid, describedBy }: EditProps) {
  const { t } = useTranslation("fields");
  const [kept] = useState(() => (isMasked(value) ? value : null));
  const [typed, setTyped] = useState(isMasked(value) ? "" : asText(value));
  const cleared = kept !== null && value === null;
  const change = (text: string) => {
    setTyped(text);
    onChange(text === "" ? kept : text);
  };
  return (
    <span className={styles.row}>
      <Input
        id={id}
        type="password"
        aria-label={id === undefined ? label : undefined}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        autoFocus={autoFocus}
        autoComplete="new-password"
        maxLength={field.maxLength}
        placeholder={cleared ? "" : asText(kept)}
        value={typed}
        onChange={(event) => change(event.target.value)}
      />
      {kept !== null && !cleared && (
        <button type="button" className={styles.clear} onClick={() => { setTyped(""); onChange(null); }}>{t("secret.clear")}</button>
      )}
    </span>
  );
}

const isMasked = (value: unknown): boolean => typeof value === "string" && value.startsWith("••••");
