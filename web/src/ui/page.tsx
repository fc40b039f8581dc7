import type { ReactNode } from "react";
import { ChevronRight } from "lucide-react";
import styles from "./page.module.css";

interface PageProps {
  title: ReactNode;
  words?: ReactNode;
  /** Links to the pages above this one, with what they are called together. */
  trail?: { label: string; links: ReactNode };
  /** Beside the title: what can be done, or what is chosen. */
  beside?: ReactNode;
  /** Links to the parts of the page, with what they are called together. */
  tabs?: { label: string; links: ReactNode };
  children: ReactNode;
}

/** A page with a head that stays and a body that scrolls. */
export function Page({ title, words, trail, beside, tabs, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={tabs ? styles.head : styles.closed}>
        <div className={styles.titles}>
          {trail && <nav className={styles.trail} aria-label={trail.label}>{trail.links}</nav>}
          <h1>{title}</h1>
          {words !== undefined && <p>{words}</p>}
        </div>
        {beside !== undefined && <div className={styles.beside}>{beside}</div>}
      </header>
      {tabs && <nav className={styles.tabs} aria-label={tabs.label}>{tabs.links}</nav>}
      <div className={styles.body}>{children}</div>
    </div>
  );
}

/** Between two links of a trail, and behind the last. */
export function Step() {
  return <ChevronRight size={13} aria-hidden="true" />;
}
