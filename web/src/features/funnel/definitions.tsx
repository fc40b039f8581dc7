import { useTranslation } from "react-i18next";
import type { Counted } from "./api";
import styles from "./funnel.module.css";

const words = ["reached", "conversion", "drop", "here", "lost", "days", "amount", "winRate", "cycle"] as const;

/** What each number means, in words. */
export function Definitions({ counted }: { counted: Counted }) {
  const { t } = useTranslation("funnel");
  return (
    <details className={styles.definitions}>
      <summary>{t("definitions")}</summary>
      <p>{t(`define.${counted}`)}</p>
      <ul>{words.map((word) => <li key={word}>{t(`define.${word}`)}</li>)}</ul>
    </details>
  );
}
