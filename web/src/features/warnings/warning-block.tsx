import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemState } from "@/ui/state";
import { warningsQuery } from "./api";
import { WarningLine } from "./warning-line";
import styles from "./warnings.module.css";

const most = 6;

/** On the first page of a day: what is pressing, if there is anything. */
export function WarningBlock() {
  const { t } = useTranslation("warnings");
  const warnings = useQuery(warningsQuery("open"));
  if (warnings.isError) return <ProblemState error={warnings.error} onRetry={() => void warnings.refetch()} />;
  if (!warnings.data || warnings.data.length === 0) return null;
  return (
    <section aria-label={t("title")} className={styles.block}>
      <header className={styles.blockHead}>
        <h2>{t("title")}</h2>
        <Link to="/warnings">{t("all", { count: warnings.data.length })}</Link>
      </header>
      <ul>{warnings.data.slice(0, most).map((warning) => <li key={warning.id}><WarningLine warning={warning} /></li>)}</ul>
    </section>
  );
}
