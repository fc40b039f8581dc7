import styles from "./dot.module.css";

/** A point in the colour of a choice or stage; without one it is grey. */
export function Dot({ color }: { color?: string | null | undefined }) {
  return <span className={styles.dot} data-color={color ?? undefined} aria-hidden="true" />;
}
