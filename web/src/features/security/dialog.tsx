import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { Button } from "@/ui/button";
import styles from "./security.module.css";

interface DialogProps {
  title: string;
  /** None: it can only be left by what is in it, such as secrets that are shown once. */
  onClose?: (() => void) | undefined;
  children: ReactNode;
}

/** The browser's own dialog keeps the focus inside and closes with Escape. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTranslation("security");
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header className={styles.dialogHead}>
        <h2 id={heading}>{title}</h2>
        {onClose && <Button look="quiet" icon={<X size={17} />} aria-label={t("close")} onClick={onClose} />}
      </header>
      {children}
    </dialog>
  );
}

/** What went wrong outside of any field. */
export function Complaint({ words }: { words: string | undefined }) {
  return words === undefined ? null : <p className={styles.complaint} role="alert">{words}</p>;
}
