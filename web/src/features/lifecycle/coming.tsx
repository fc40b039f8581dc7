import { useTranslation } from "react-i18next";
import { formatWhole } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import type { RuleCount } from "./api";
import { StateChip } from "./state-chip";
import styles from "./lifecycle.module.css";

/** From which states accounts would come, and how many. */
export function Coming({ coming }: { coming: RuleCount["coming"] }) {
  const { t } = useTranslation("lifecycle");
  if (coming.length === 0) return null;
  return (
    <span className={styles.step}>
      {t("coming")}
      {coming.map(({ from, count }) => <span key={from ?? ""} className={styles.step}>{from === null ? t("none") : <StateChip state={from} />} {formatWhole(count, language())}</span>)}
    </span>
  );
}
