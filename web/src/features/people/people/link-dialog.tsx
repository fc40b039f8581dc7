import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check, Copy } from "lucide-react";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import type { Link } from "../api";
import styles from "./person.module.css";

/** The way in, shown this once. */
export function LinkDialog({ name, link, onClose }: { name: string; link: Link; onClose: () => void }) {
  const { t } = useTranslation("people");
  const [copied, setCopied] = useState(false);
  const url = new URL(link.path, window.location.origin).href;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <Dialog title={t("link.title", { name })} onClose={onClose} onSubmit={onClose} actions={<Button look="primary" type="submit">{t("link.done")}</Button>}>
      <p>{t("link.words", { name })}</p>
      <div className={styles.link}>
        <input readOnly value={url} aria-label={t("link.address")} onFocus={(event) => event.target.select()} />
        <Button icon={copied ? <Check size={15} /> : <Copy size={15} />} onClick={() => void copy()}>{t(copied ? "link.copied" : "link.copy")}</Button>
      </div>
      <p className={styles.note}>{t("link.until", { time: formatMoment(link.expiresAt, language()) })}</p>
    </Dialog>
  );
}
