import { useTranslation } from "react-i18next";
import { asNumber, type ShowProps } from "../kind";
import { mostOf } from "./stars";
import styles from "./show.module.css";

export function Show({ value, field }: ShowProps) {
  const { t } = useTranslation("fields");
  const stars = asNumber(value);
  if (stars === undefined) return null;
  const most = mostOf(field);
  return (
    <span role="img" aria-label={t("rating.of", { stars, most })} className={styles.stars}>
      {"★".repeat(Math.min(stars, most))}<span className={styles.rest}>{"★".repeat(Math.max(0, most - stars))}</span>
    </span>
  );
}
