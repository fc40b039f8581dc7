import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Check, Copy } from "lucide-react";
import { Button } from "@/ui/button";
import styles from "./system.module.css";

/** Shown once: whoever closes it without copying has to make a new one. */
export function Secret({ secret, name, onClose }: { secret: string; name: string; onClose: () => void }) {
  const { t } = useTranslation("system");
  const dialog = useRef<HTMLDialogElement>(null);
  const [copied, setCopied] = useState<boolean>();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // Browsers refuse without a safe connection; the text can still be marked and copied by hand.
      setCopied(false);
    }
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={t("secret.title", { name })} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <h2>{t("secret.title", { name })}</h2>
      <p>{t("secret.words")}</p>
      <p className={styles.secret}>
        <code>{secret}</code>
        <Button icon={copied ? <Check size={15} /> : <Copy size={15} />} onClick={() => void copy()}>{t(copied ? "secret.copied" : "secret.copy")}</Button>
      </p>
      {copied === false && <p className={styles.bad} role="alert">{t("secret.byHand")}</p>}
      <div className={styles.foot}><Button look="primary" onClick={onClose}>{t("secret.done")}</Button></div>
    </dialog>
  );
}
