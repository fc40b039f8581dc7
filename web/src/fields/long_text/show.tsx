import { asText, type ShowProps } from "../kind";
import styles from "./show.module.css";

export function Show({ value, place }: ShowProps) {
  const words = asText(value);
  return place === "list" ? <>{words.replace(/\s+/g, " ")}</> : <span className={styles.lines}>{words}</span>;
}
