import type { ReactNode } from "react";
import styles from "./home.module.css";

export function Block({ title, children, beside }: { title: string; children: ReactNode; beside?: ReactNode }) {
  return (
    <section className={styles.block} aria-label={title}>
      <header className={styles.head}><h2>{title}</h2>{beside}</header>
      {children}
    </section>
  );
}
