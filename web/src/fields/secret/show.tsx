import { asText, type ShowProps } from "../kind";
import styles from "./show.module.css";

export function Show({ value }: ShowProps) {
  return <span className={styles.masked}>{asText(value)}</span>;
}
