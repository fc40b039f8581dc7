import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "./button.module.css";

type Look = "primary" | "plain" | "quiet" | "danger";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  icon?: ReactNode;
  busy?: boolean;
}

export function Button({ look = "plain", icon, busy = false, children, className, disabled, ...rest }: ButtonProps) {
  const classes = [styles.button, styles[look], children === undefined ? styles.square : "", className].filter(Boolean).join(" ");
  return (
    <button type="button" className={classes} disabled={disabled || busy} aria-busy={busy || undefined} {...rest}>
      {busy ? <span className={styles.spinner} aria-hidden="true" /> : icon}
      {children !== undefined && <span className={styles.words}>{children}</span>}
    </button>
  );
}
