import { useTranslation } from "react-i18next";
import { Check } from "lucide-react";
import type { ShowProps } from "../kind";
import styles from "./show.module.css";

export function Show({ value, place }: ShowProps) {
  const { t } = useTranslation("fields");
  if (typeof value !== "boolean") return null;
  if (place === "page") return <>{t(value ? "yes" : "no")}</>;
  return value ? <Check size={15} className={styles.yes} role="img" aria-label={t("yes")} /> : <span className={styles.no}>{t("no")}</span>;
}
