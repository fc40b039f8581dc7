import { useId } from "react";
import styles from "./segments.module.css";

interface SegmentsProps<T extends string> {
  label: string;
  /** The label is only for screen readers; it stands elsewhere on the screen. */
  bare?: boolean;
  value: T;
  options: { value: T; label: string }[];
  onChoose: (value: T) => void;
}

/** One of few, side by side; a radio group to the keyboard and to screen readers. */
export function Segments<T extends string>({ label, bare = false, value, options, onChoose }: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset className={bare ? styles.bare : styles.group}>
      <legend className={bare ? "visually-hidden" : styles.legend}>{label}</legend>
      <div className={styles.track}>
        {options.map((option) => (
          <label key={option.value} className={styles.segment}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
