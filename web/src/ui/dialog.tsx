import { useEffect, useId, useRef, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { Button } from "./button";
import styles from "./dialog.module.css";

interface DialogProps {
  title: string;
  /** Buttons at the foot; one that submits hands the dialog in. */
  actions?: ReactNode;
  problem?: string | undefined;
  /** As wide as two columns need, or as the screen lets it be. */
  wide?: boolean | "full";
  onSubmit?: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A sheet above the page, in the browser's own dialog: it keeps the focus and closes with Escape. */
export function Dialog({ title, actions, problem, wide = false, onSubmit, onClose, children }: DialogProps) {
  const { t } = useTranslation("ui");
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  };
  return (
    <dialog ref={dialog} className={wide ? `${styles.dialog} ${wide === "full" ? styles.full : styles.wide}` : styles.dialog} aria-labelledby={heading} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <header className={styles.head}>
          <h2 id={heading}>{title}</h2>
          <Button look="quiet" icon={<X size={17} />} aria-label={t("dialog.close")} onClick={onClose} />
        </header>
        <div className={styles.body}>
          {problem !== undefined && <p className={styles.problem} role="alert">{problem}</p>}
          {children}
        </div>
        {actions !== undefined && <footer className={styles.foot}>{actions}</footer>}
      </form>
    </dialog>
  );
}
