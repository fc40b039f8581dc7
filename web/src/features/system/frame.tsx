import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChevronRight } from "lucide-react";
import styles from "./system.module.css";

interface FrameProps {
  title: ReactNode;
  words?: ReactNode;
  /** Pages between the settings and this one. */
  trail?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Where one is, what can be done, and the page itself. */
export function Frame({ title, words, trail, actions, children }: FrameProps) {
  const { t } = useTranslation("system");
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <nav className={styles.trail} aria-label={t("trail")}><Link to="/settings">{t("settings")}</Link><ChevronRight size={13} aria-hidden="true" />{trail}</nav>
          <h1>{title}</h1>
          {words !== undefined && <p>{words}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
