import { useTranslation } from "react-i18next";
import styles from "./system.module.css";

export function Waiting() {
  const { t } = useTranslation("ui");
  return <div className={styles.waiting} role="status" aria-label={t("loading")}>{[86, 62, 74, 50].map((width) => <i key={width} style={{ width: `${width}%` }} />)}</div>;
}
