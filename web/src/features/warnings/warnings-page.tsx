import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CircleCheckBig } from "lucide-react";
import { Select } from "@/ui/form";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { filters, warningsQuery, type Warning, type Which } from "./api";
import { says, WarningLine } from "./warning-line";
import styles from "./warnings.module.css";

/** All that one is warned of: what is pressing, what was put off, what became a task. */
export function WarningsPage() {
  const { t } = useTranslation("warnings");
  const search = useSearch({ from: "/shell/warnings" });
  const navigate = useNavigate();
  const which: Which = filters.find((one) => one === search.which) ?? "open";
  const warnings = useQuery(warningsQuery(which));
  const rules = rulesOf(warnings.data ?? []);
  const rule = rules.find(({ id }) => id === search.rule)?.id;
  const shown = warnings.data?.filter((warning) => rule === undefined || warning.rule === rule);
  const go = (next: { which: string; rule?: string | undefined }) =>
    void navigate({ to: "/warnings", search: { ...(next.which === "open" ? {} : { which: next.which }), ...(next.rule === undefined ? {} : { rule: next.rule }) } });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <div className={styles.filters}>
          {rules.length > 1 && (
            <Select aria-label={t("by")} value={rule ?? ""} onChange={(event) => go({ which, rule: event.target.value || undefined })}>
              <option value="">{t("by.all")}</option>
              {rules.map(({ id, name, count }) => <option key={id} value={id}>{`${name} (${count})`}</option>)}
            </Select>
          )}
          <Segments bare label={t("which")} value={which} options={filters.map((value) => ({ value, label: t(`which.${value}`) }))} onChoose={(next) => go({ which: next, rule })} />
        </div>
      </header>
      {warnings.isPending && <Waiting rows={6} />}
      {warnings.isError && <ProblemState error={warnings.error} onRetry={() => void warnings.refetch()} />}
      {warnings.data?.length === 0 && <State icon={<CircleCheckBig size={22} />} title={t(`none.${which}`)} />}
      {shown !== undefined && shown.length > 0 && <ul className={styles.list} aria-label={t("title")}>{shown.map((warning) => <li key={warning.id}><WarningLine warning={warning} /></li>)}</ul>}
    </div>
  );
}

/** Of which rules there are warnings, the most frequent first. */
function rulesOf(warnings: Warning[]): { id: string; name: string; count: number }[] {
  const rules = new Map<string, { id: string; name: string; count: number }>();
  for (const warning of warnings) {
    const known = rules.get(warning.rule) ?? { id: warning.rule, name: says(warning), count: 0 };
    rules.set(warning.rule, { ...known, count: known.count + 1 });
  }
  return [...rules.values()].toSorted((one, other) => other.count - one.count);
}
