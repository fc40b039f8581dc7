import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../button";
import { TextField } from "../text-field";
import { CopyText } from "./copy-text";
import { QrCode } from "./qr-code";
import styles from "./secrets.module.css";

export interface Enrolled {
  secret: string;
  uri: string;
  qr: { size: number; path: string };
}

interface EnrolmentProps {
  enrolment: Enrolled;
  busy: boolean;
  error: string | undefined;
  onCode: (code: string) => void;
  /** The code is the next thing to be typed. */
  autoFocus?: boolean;
}

/** Teaches a telephone the second factor, and asks it to show that it has learnt it. */
export function Enrolment({ enrolment, busy, error, onCode, autoFocus = true }: EnrolmentProps) {
  const { t } = useTranslation("secrets");
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) onCode(code.trim());
  };
  return (
    <form className={styles.enrolment} onSubmit={submit} noValidate>
      <ol className={styles.steps}>
        <li>{t("enrol.app")}</li>
        <li>
          {t("enrol.scan")}
          <QrCode size={enrolment.qr.size} path={enrolment.qr.path} />
          <details className={styles.manual}>
            <summary>{t("enrol.manual")}</summary>
            <CopyText label={t("enrol.secret")} text={enrolment.secret} shown={enrolment.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")} />
          </details>
        </li>
        <li>
          <CodeField value={code} onValue={setCode} error={error} autoFocus={autoFocus} />
        </li>
      </ol>
      <Button type="submit" look="primary" className={styles.wide} busy={busy} disabled={!code.trim()}>{t("enrol.submit")}</Button>
    </form>
  );
}

/** Six digits of a telephone; it may offer them itself. */
export function CodeField({ value, onValue, error, autoFocus = true }: { value: string; onValue: (value: string) => void; error?: string | undefined; autoFocus?: boolean }) {
  const { t } = useTranslation("secrets");
  return <TextField label={t("code")} value={value} onValue={onValue} error={error} inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus={autoFocus} placeholder="000000" />;
}
