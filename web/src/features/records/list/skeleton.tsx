import { useTranslation } from "react-i18next";
import styles from "./skeleton.module.css";

const lines = Array.from({ length: 22 }, (_, index) => index);

export function Skeleton() {
  return (
    <div className={styles.page}>
      <div className={styles.head}><i className={styles.title} /></div>
      <RowsSkeleton />
    </div>
  );
}

export function RowsSkeleton() {
  const { t } = useTranslation("ui");
  return (
    <div className={styles.rows} role="status" aria-label={t("loading")}>
      {lines.map((line) => (
        <div key={line} className={styles.row} style={{ animationDelay: `${line * 45}ms` }}>
          <i style={{ width: `${16 + ((line * 7) % 12)}%` }} />
          <i style={{ width: "8%" }} />
          <i style={{ width: "7%" }} />
          <i style={{ width: `${6 + ((line * 5) % 5)}%` }} />
          <i style={{ width: "9%" }} />
        </div>
      ))}
    </div>
  );
}
