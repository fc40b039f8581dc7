import type { ReactNode } from "react";
import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import styles from "./notice.module.css";

interface NoticeProps {
  tone: "good" | "note" | "warn" | "bad";
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

const icons = { good: CircleCheck, note: Info, warn: TriangleAlert, bad: TriangleAlert };

/** What happened and what to do about it, in a coloured strip; bad news is announced at once. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={styles.notice} data-tone={tone} role={tone === "bad" ? "alert" : "note"}>
      <Icon size={17} className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <strong className={styles.title}>{title}</strong>
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
