import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { TriangleAlert } from "lucide-react";
import { formatAgo, formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import type { Warning } from "./api";
import { WarningActs } from "./warning-acts";
import styles from "./warnings.module.css";

export const says = (warning: Warning): string => (language() === "en" && warning.nameEn) || warning.name;

/** A record, what is the matter with it, and what can be done about it. */
export function WarningLine({ warning }: { warning: Warning }) {
  const { t } = useTranslation("warnings");
  const spoken = language();
  return (
    <div className={styles.line}>
      <TriangleAlert size={15} aria-hidden="true" className={styles.sign} data-level={warning.level} />
      <span className={styles.words}>
        <Link to="/o/$object/$id" params={{ object: warning.object, id: warning.record }}>{warning.title}</Link>
        <span className={styles.why}>
          {[
            says(warning),
            warning.level > 0 ? t("of", { who: warning.ownerName ?? t("somebody") }) : undefined,
            warning.snoozedUntil === null ? undefined : t("snoozed", { moment: formatMoment(warning.snoozedUntil, spoken) }),
            warning.task === null ? undefined : t("tasked"),
          ].filter(Boolean).join(" · ")}
        </span>
      </span>
      <time className={styles.time} dateTime={warning.deadline} title={formatMoment(warning.deadline, spoken)}>{formatAgo(warning.deadline, spoken)}</time>
      <WarningActs warning={warning} />
    </div>
  );
}
