import { asTexts, type ShowProps } from "../kind";
import styles from "./show.module.css";

export function Show({ value }: ShowProps) {
  return <span className={styles.tags}>{asTexts(value).map((tag) => <span key={tag} className={styles.tag}>{tag}</span>)}</span>;
}
