import { useTranslation } from "react-i18next";
import type { Pool, Quota } from "./api";
import styles from "./pools.module.css";

/** How much one may still take, in words. */
export function QuotaWords({ pool }: { pool: Pool }) {
  const { t } = useTranslation("pools");
  const words = pool.quotas.flatMap((quota) => said(quota).map(({ key, left, most }) => ({ id: `${quota.name}${key}`, full: left === 0, text: (quota.name === "" ? "" : t("quota.of", { name: quota.name })) + t(key, { left, most }) })));
  if (words.length === 0) return <p className={styles.quota}>{t("quota.none")}</p>;
  return (
    <ul className={styles.quota} aria-label={t("quota")}>
      {words.map(({ id, full, text }) => <li key={id} data-full={full || undefined}>{text}</li>)}
    </ul>
  );
}

function said({ perDay, claimed, holding, held }: Quota): { key: "quota.day" | "quota.hold"; left: number; most: number }[] {
  return [
    ...(typeof perDay === "number" ? [{ key: "quota.day" as const, left: Math.max(0, perDay - claimed), most: perDay }] : []),
    ...(typeof holding === "number" ? [{ key: "quota.hold" as const, left: Math.max(0, holding - held), most: holding }] : []),
  ];
}
