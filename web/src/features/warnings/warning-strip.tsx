import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { TriangleAlert } from "lucide-react";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { recordWarningsQuery } from "./api";
import { WarningActs } from "./warning-acts";
import { says } from "./warning-line";
import styles from "./warnings.module.css";

/** Above a record: what one is warned of it. It goes with its reason. */
export function WarningStrip({ object, id }: { object: string; id: string }) {
  const { t } = useTranslation("warnings");
  const { data } = useQuery(recordWarningsQuery(object, id));
  const open = data?.filter((warning) => warning.snoozedUntil === null) ?? [];
  if (open.length === 0) return null;
  return (
    <ul className={styles.strip} aria-label={t("title")}>
      {open.map((warning) => (
        <li key={warning.id}>
          <TriangleAlert size={15} aria-hidden="true" />
          <span className={styles.words}>{says(warning)} <span className={styles.time}>{t("since", { moment: formatMoment(warning.deadline, language()) })}</span></span>
          <WarningActs warning={warning} />
        </li>
      ))}
    </ul>
  );
}
