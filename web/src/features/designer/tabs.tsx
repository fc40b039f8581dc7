import type { ReactNode } from "react";
import styles from "./frame.module.css";

/** Links to the parts of a page; each part has its address. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return <nav className={styles.tabs} aria-label={label}>{children}</nav>;
}
