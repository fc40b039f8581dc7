import { useTranslation } from "react-i18next";
import type { Mass } from "./api";
import styles from "./dock.module.css";

/** How far it is. Taking back has no known end, so it only moves. */
export function Bar({ mass: { progress, state } }: { mass: Mass }) {
  const { t } = useTranslation("records");
  const share = state === "running" && progress.total > 0 ? Math.round((progress.done / progress.total) * 100) : undefined;
  return (
    <div className={styles.bar} role="progressbar" aria-label={t("mass.progress")} aria-valuemin={0} aria-valuemax={100} aria-valuenow={share}>
      <span className={share === undefined ? styles.moving : undefined} style={{ width: `${share ?? 30}%` }} />
    </div>
  );
}
