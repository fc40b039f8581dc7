import { useId } from "react";
import { useTranslation } from "react-i18next";
import { asNumber, type EditProps } from "../kind";
import { mostOf, steps } from "./stars";
import styles from "./show.module.css";

/** A radio group to the keyboard and to screen readers. */
export function Edit({ label, field, value, onChange, onChosen }: EditProps) {
  const { t } = useTranslation("fields");
  const name = useId();
  const stars = asNumber(value) ?? 0;
  const choose = (next: number | null) => {
    onChange(next);
    onChosen?.(next);
  };
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">{label}</legend>
      {steps(field).map((step) => (
        <label key={step} className={step <= stars ? `${styles.star} ${styles.lit}` : styles.star}>
          <input className="visually-hidden" type="radio" name={name} aria-label={t("rating.of", { stars: step, most: mostOf(field) })} checked={step === stars} onChange={() => choose(step)} />
          <span aria-hidden="true">★</span>
        </label>
      ))}
      {stars > 0 && !field.required && <button type="button" className={styles.clear} onClick={() => choose(null)}>{t("rating.clear")}</button>}
    </fieldset>
  );
}
