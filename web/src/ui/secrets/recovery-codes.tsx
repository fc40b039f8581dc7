import { useTranslation } from "react-i18next";
import { Download } from "lucide-react";
import { Button } from "../button";
import { CopyButton } from "./copy-text";
import styles from "./secrets.module.css";

/** The way in without the telephone, shown this once: to be copied, or kept as a file. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation("secrets");
  const text = codes.join("\n");
  return (
    <div className={styles.recovery}>
      <p>{t("recovery.words")}</p>
      <ul className={styles.codes} aria-label={t("recovery.title")}>
        {codes.map((code) => <li key={code}><code>{code}</code></li>)}
      </ul>
      <div className={styles.row}>
        <CopyButton text={text} />
        <a className={styles.link} href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`} download="guanlan-recovery-codes.txt">
          <Download size={15} aria-hidden="true" /> {t("recovery.download")}
        </a>
      </div>
      <Button look="primary" className={styles.wide} onClick={onDone}>{t("recovery.done")}</Button>
    </div>
  );
}
