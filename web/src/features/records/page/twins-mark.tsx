import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Copy } from "lucide-react";
import { overviewsQuery, twinsOfQuery } from "@/lib/api/duplicates";
import styles from "./twins-mark.module.css";

/** That a record may be double, with the way to where that is decided. */
export function TwinsMark({ object, id }: { object: string; id: string }) {
  const { t } = useTranslation("records");
  const overviews = useQuery({ ...overviewsQuery, staleTime: 5 * 60_000 });
  const compared = overviews.data?.items.some((one) => one.object === object) ?? false;
  const twins = useQuery({ ...twinsOfQuery(object, id), enabled: compared });
  const count = twins.data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <Link to="/duplicates" search={{ object, record: id }} className={styles.mark}>
      <Copy size={14} aria-hidden="true" /> {t("twins.mark", { count })}
    </Link>
  );
}
