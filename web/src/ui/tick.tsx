import { Check } from "lucide-react";
import styles from "./tick.module.css";

/** A round box that is pressed when something is done. */
export function Tick({ done, label, disabled, onPress }: { done: boolean; label: string; disabled: boolean; onPress: () => void }) {
  return (
    <button type="button" role="checkbox" aria-checked={done} className={styles.box} disabled={disabled} aria-label={label} onClick={onPress}>
      <Check size={13} aria-hidden="true" />
    </button>
  );
}
