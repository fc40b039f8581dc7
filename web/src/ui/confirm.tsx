import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import styles from "./confirm.module.css";

interface ConfirmProps {
  title: string;
  children?: ReactNode;
  action: string;
  /** Nothing is lost by it. */
  calm?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** The browser's own dialog keeps the focus inside and closes with Escape. */
export function Confirm({ title, children, action, calm = false, busy = false, onConfirm, onCancel }: ConfirmProps) {
  const { t } = useTranslation("ui");
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading} onCancel={onCancel}>
      <h2 id={heading} className={styles.title}>{title}</h2>
      <div className={styles.words}>{children}</div>
      <div className={styles.actions}>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button {...(calm ? { look: "primary" } : { className: styles.sure })} busy={busy} onClick={onConfirm} autoFocus>{action}</Button>
      </div>
    </dialog>
  );
}
