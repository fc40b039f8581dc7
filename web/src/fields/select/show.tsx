import { language } from "@/lib/i18n/i18n";
import { asText, type ShowProps } from "../kind";
import { choiceLabel, toneOf } from "./choices";
import styles from "./show.module.css";

export function Show({ value, field }: ShowProps) {
  const chosen = asText(value);
  if (chosen === "") return null;
  const label = choiceLabel(chosen, field, language());
  const tone = toneOf(chosen, field);
  return tone === undefined ? <>{label}</> : <span className={`${styles.tag} ${styles[tone]}`}>{label}</span>;
}
