import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Copy } from "lucide-react";
import styles from "./twins-badge.module.css";

/** Beside a name in a list: that the record may be double, with the way to where that is decided. */
export function TwinsBadge({ object, id, count }: { object: string; id: string; count: number }) {
  const { t } = useTranslation("records");
  const words = t("twins.mark", { count });
  return (
    <Link to="/duplicates" search={{ object, record: id }} className={styles.badge} tabIndex={-1} title={words} aria-label={words} draggable={false} onClick={(event) => event.stopPropagation()}>
      <Copy size={12} aria-hidden="true" />
    </Link>
  );
}
