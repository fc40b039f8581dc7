import { useTranslation } from "react-i18next";
import styles from "./waiting.module.css";

/** Bars where content will be; shown only when waiting takes long enough to be noticed. */
export function Waiting({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation("ui");
  return (
    <div className={styles.waiting} role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, index) => <span key={index} className={styles.bar} style={{ width: `${92 - ((index * 37) % 45)}%` }} />)}
    </div>
  );
}
