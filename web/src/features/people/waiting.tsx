import { useTranslation } from "react-i18next";
import styles from "./frame.module.css";

export function Waiting() {
  const { t } = useTranslation("ui");
  return (
    <div className={styles.waiting} role="status" aria-label={t("loading")}>
      {[88, 64, 76, 52, 70, 60].map((width) => <span key={width} style={{ width: `${width}%` }} />)}
    </div>
  );
}
