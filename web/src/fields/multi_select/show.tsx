import { asTexts, type ShowProps } from "../kind";
import { Show as ShowOne } from "../select/show";
import styles from "./show.module.css";

export function Show({ value, field, place }: ShowProps) {
  return (
    <span className={styles.chosen}>
      {asTexts(value).map((one) => <span key={one}><ShowOne value={one} field={field} place={place} /></span>)}
    </span>
  );
}
