import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Copy } from "lucide-react";
import { twinsOfQuery } from "@/lib/api/duplicates";
import { useCompared } from "../grid/use-compared";
import styles from "./twins-mark.module.css";

/** That a record may be double, with the way to where that is decided. */
export function TwinsMark({ object, id }: { object: string; id: string }) {
  const { t } = useTranslation("records");
  const twins = useQuery({ ...twinsOfQuery(object, id), enabled: useCompared(object) });
  const count = twins.data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <Link to="/duplicates" search={{ object, record: id }} className={styles.mark}>
      <Copy size={14} aria-hidden="true" /> {t("twins.mark", { count })}
    </Link>
  );
}
