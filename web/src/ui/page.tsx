import type { ReactNode } from "react";
import styles from "./page.module.css";

/** A page with a head that stays and a body that scrolls. */
export function Page({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.head}><h1>{title}</h1>{beside}</header>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
