import { asReferences, type ShowProps } from "../kind";
import { Show as ShowOne } from "../reference/show";
import styles from "./show.module.css";

export function Show({ value, field, place }: ShowProps) {
  return <span className={styles.several}>{asReferences(value).map((one) => <span key={one.id}><ShowOne value={one} field={field} place={place} /></span>)}</span>;
}
