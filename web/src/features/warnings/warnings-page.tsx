import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CircleCheckBig } from "lucide-react";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { filters, warningsQuery, type Which } from "./api";
import { WarningLine } from "./warning-line";
import styles from "./warnings.module.css";

/** All that one is warned of: what is pressing, what was put off, what became a task. */
export function WarningsPage() {
  const { t } = useTranslation("warnings");
  const search = useSearch({ from: "/shell/warnings" });
  const navigate = useNavigate();
  const which: Which = filters.find((one) => one === search.which) ?? "open";
  const warnings = useQuery(warningsQuery(which));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <Segments bare label={t("which")} value={which} options={filters.map((value) => ({ value, label: t(`which.${value}`) }))} onChoose={(next) => void navigate({ to: "/warnings", search: next === "open" ? {} : { which: next } })} />
      </header>
      {warnings.isPending && <Waiting rows={6} />}
      {warnings.isError && <ProblemState error={warnings.error} onRetry={() => void warnings.refetch()} />}
      {warnings.data?.length === 0 && <State icon={<CircleCheckBig size={22} />} title={t(`none.${which}`)} />}
      <ul className={styles.list}>{warnings.data?.map((warning) => <li key={warning.id}><WarningLine warning={warning} /></li>)}</ul>
    </div>
  );
}
