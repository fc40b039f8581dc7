import { useTranslation } from "react-i18next";
import styles from "./record-skeleton.module.css";

const lines = Array.from({ length: 10 }, (_, index) => index);

export function RecordSkeleton() {
  const { t } = useTranslation("ui");
  return (
    <div className={styles.skeleton} role="status" aria-label={t("loading")}>
      <i style={{ width: 260, height: 20 }} />
      {lines.map((line) => <i key={line} style={{ width: `${34 + ((line * 17) % 40)}%` }} />)}
    </div>
  );
}
