import type { ReactNode } from "react";
import styles from "./parts.module.css";

/** A group of parts with its name. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2>{title}</h2>
      <div className={styles.shown}>{children}</div>
    </section>
  );
}

/** One part in one state. */
export function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <figure className={styles.part}>
      <div className={styles.stage}>{children}</div>
      <figcaption>{name}</figcaption>
    </figure>
  );
}
