import type { ReactNode } from "react";
import styles from "./job-line.module.css";

/** Work in the background as a line of a list: what it is, how it stands, by whom and when, and what can be done with it. */
export function JobLine({ title, when, acts, children }: { title: ReactNode; when: ReactNode; acts: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.line}>
      <div className={styles.said}>
        <strong>{title}</strong>
        {children}
        <span className={styles.when}>{when}</span>
      </div>
      {acts}
    </li>
  );
}
