import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Palette, Plus, Route } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import type { RecordRow } from "@/lib/api/types";
import { formatWhole } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { Waiting } from "@/ui/waiting";
import { overviewQuery, reorder, ruleObject, rulesQuery, type Overview } from "./api";
import { RuleDialog } from "./rule-dialog";
import { RuleList } from "./rule-list";
import { StateChip } from "./state-chip";
import styles from "./lifecycle.module.css";

/** The states of customers with how many are in each, and the rules that move them. */
export function LifecycleSettings() {
  const { t } = useTranslation("lifecycle");
  const queries = useQueryClient();
  const objects = useQuery(objectsQuery);
  const rules = useQuery(rulesQuery);
  const rights = objects.data?.items.find(({ name }) => name === ruleObject)?.rights;
  const overview = useQuery({ ...overviewQuery, enabled: rights?.edit === true });
  const [edited, setEdited] = useState<RecordRow | "new">();
  const fresh = () => Promise.all([["records", ruleObject], ["figures", "account", "lifecycle"]].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const ordering = useMutation({ mutationFn: reorder, onSettled: fresh, onError: (error) => toast(asProblem(error).message, { tone: "bad" }) });
  if (rules.isPending || objects.isPending) return <Waiting rows={8} />;
  if (!rules.data || !objects.data) return <ProblemState error={rules.error ?? objects.error} onRetry={() => void rules.refetch()} />;
  const mayDesign = objects.data.items.some(({ name, rights: one }) => name === "account" && one.configure);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        {mayDesign && <Link to="/settings/objects/$object" params={{ object: "account" }} search={{ tab: "fields", field: "lifecycle" }} className={styles.aside}><Palette size={15} aria-hidden="true" /> {t("states.edit")}</Link>}
        {rights?.create && <Button look="primary" icon={<Plus size={16} />} onClick={() => setEdited("new")}>{t("rule.new")}</Button>}
      </header>
      {rights?.edit === true && <States overview={overview.data} error={overview.error} onRetry={() => void overview.refetch()} />}
      <section aria-label={t("rules")}>
        <h2 className={styles.section}>{t("rules")}</h2>
        <p className={styles.quiet}>{t("rules.words")}</p>
        {rules.data.length === 0 && <State icon={<Route size={22} />} title={t("rules.none")}>{t("rules.none.words")}</State>}
        <RuleList rules={ordering.isPending ? ordering.variables : rules.data} counts={overview.data?.rules} editable={rights?.edit === true} onOrder={ordering.mutate} onEdit={setEdited} />
      </section>
      {edited && <RuleDialog rules={rules.data} rule={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} onDone={() => { void fresh(); setEdited(undefined); }} />}
    </div>
  );
}

/** As shares of all, each leading to its accounts. */
function States({ overview, error, onRetry }: { overview: Overview | undefined; error: Error | null; onRetry: () => void }) {
  const { t } = useTranslation("lifecycle");
  const spoken = language();
  if (error !== null && overview === undefined) return <ProblemState error={error} onRetry={onRetry} />;
  if (overview === undefined) return <Waiting rows={3} />;
  const most = Math.max(1, ...overview.states.map(({ count }) => count));
  return (
    <section aria-label={t("states")}>
      <ul className={styles.states}>
        {overview.states.map(({ state, count }) => (
          <li key={state}>
            <Link to="/o/$object" params={{ object: "account" }} search={{ where: `lifecycle == ${JSON.stringify(state)}` }} className={styles.count}>
              <StateChip state={state} />
              <meter min={0} max={most} value={count} aria-hidden="true" />
              <strong>{formatWhole(count, spoken)}</strong>
            </Link>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {[
          t("total", { count: overview.total, number: formatWhole(overview.total, spoken) }),
          overview.kept > 0 ? t("total.kept", { number: formatWhole(overview.kept, spoken) }) : undefined,
          overview.moving > 0 ? t("total.moving", { number: formatWhole(overview.moving, spoken) }) : t("total.settled"),
        ].filter(Boolean).join(" · ")}
      </p>
    </section>
  );
}
