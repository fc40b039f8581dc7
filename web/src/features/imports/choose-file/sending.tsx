import { useTranslation } from "react-i18next";
import { FileSpreadsheet } from "lucide-react";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProgressBar } from "@/ui/progress-bar";
import { formatSize } from "@/lib/format/size";
import styles from "./sending.module.css";

/** Uploading first, with a bar; then the server reads the file, which has no measure, only an end. */
export function Sending({ file, share, onStop }: { file: File; share: number; onStop: () => void }) {
  const { t } = useTranslation("imports");
  const reading = share >= 1;
  return (
    <div className={styles.sending}>
      <span className={styles.sign} aria-hidden="true"><FileSpreadsheet size={22} strokeWidth={1.6} /></span>
      <div className={styles.words}>
        <strong className={styles.name}>{file.name}</strong>
        <span role="status">{reading ? t("sending.reading") : t("sending.share", { size: formatSize(file.size, language()), percent: Math.round(share * 100) })}</span>
      </div>
      <Button look="quiet" onClick={onStop}>{t("sending.stop")}</Button>
      <div className={styles.bar}><ProgressBar label={t("sending.label")} share={reading ? undefined : share} /></div>
    </div>
  );
}
