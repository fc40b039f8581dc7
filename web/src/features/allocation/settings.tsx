import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Lock, Play, Plus, Shuffle } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { changeRecord } from "@/lib/api/records";
import type { RecordRow } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Page } from "@/ui/page";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { Waiting } from "@/ui/waiting";
import { order, rulesQuery, type Allocated } from "./api";
import { ChoiceLog } from "./log";
import { Profiles } from "./profiles";
import { RuleDialog } from "./rule-dialog";
import { RuleList } from "./rule-list";
import { SimulationDialog } from "./simulation";
import styles from "./allocation.module.css";

type Tab = "rules" | "people" | "log";

/** Who gets what comes in: the rules in their order, what people take, and what was chosen. */
export function AllocationSettings() {
  const { t } = useTranslation("allocation");
  const objects = useQuery(objectsQuery);
  const [object, setObject] = useState<Allocated>("lead");
  const [tab, setTab] = useState<Tab>("rules");
  if (objects.isPending) return <Waiting rows={8} />;
  if (!objects.data) return <ProblemState error={objects.error} onRetry={() => void objects.refetch()} />;
  const rights = objects.data.items.find(({ name }) => name === "allocation_rule")?.rights;
  if (!rights?.edit) return <State icon={<Lock size={22} />} title={t("refused")}>{t("refused.words")}</State>;
  return (
    <Page title={t("title")} words={t("words")}>
      <div className={styles.inside}>
        <div className={styles.bars}>
          <Segments bare label={t("tab")} value={tab} options={(["rules", "people", "log"] as const).map((value) => ({ value, label: t(`tab.${value}`) }))} onChoose={setTab} />
          {tab !== "people" && <Segments bare label={t("object")} value={object} options={(["lead", "account"] as const).map((value) => ({ value, label: t(`object.${value}`) }))} onChoose={setObject} />}
        </div>
        {tab === "rules" && <Rules key={object} object={object} />}
        {tab === "people" && <Profiles />}
        {tab === "log" && <ChoiceLog key={object} object={object} />}
      </div>
    </Page>
  );
}

function Rules({ object }: { object: Allocated }) {
  const { t } = useTranslation("allocation");
  const queries = useQueryClient();
  const rules = useQuery(rulesQuery(object));
  const [edited, setEdited] = useState<{ row?: RecordRow }>();
  const [simulating, setSimulating] = useState(false);
  const fresh = () => queries.invalidateQueries({ queryKey: ["records", "allocation_rule"] });
  const ordering = useMutation({ mutationFn: order, onSettled: fresh, onError: failed });
  const switching = useMutation({ mutationFn: ({ rule, active }: { rule: RecordRow; active: boolean }) => changeRecord("allocation_rule", rule.id, { active }, rule.version), onSettled: fresh, onError: failed });
  if (rules.isPending) return <Waiting rows={6} />;
  if (!rules.data) return <ProblemState error={rules.error} onRetry={() => void rules.refetch()} />;
  const shown = ordering.isPending ? ordering.variables : rules.data;
  return (
    <>
      <div className={styles.bars}>
        <Button look="primary" icon={<Plus size={15} />} onClick={() => setEdited({})}>{t("new.allocation_rule")}</Button>
        <Button icon={<Play size={15} />} disabled={shown.length === 0} onClick={() => setSimulating(true)}>{t("simulate")}</Button>
      </div>
      {shown.length === 0 && <State icon={<Shuffle size={22} />} title={t("none")}>{t("none.words")}</State>}
      <RuleList rules={shown} editable onOrder={(next) => ordering.mutate(next)} onEdit={(row) => setEdited({ row })} onSwitch={(rule, active) => switching.mutate({ rule, active })} />
      {edited && <RuleDialog object="allocation_rule" row={edited.row} given={{ object, active: false, strategy: "round_robin", position: shown.length + 1 }} onClose={() => setEdited(undefined)} onDone={() => setEdited(undefined)} />}
      {simulating && <SimulationDialog object={object} rules={shown} onClose={() => setSimulating(false)} />}
    </>
  );
}

function failed(error: Error): void {
  const problem = asProblem(error);
  toast(problem.findings[0]?.message ?? problem.detail ?? problem.message);
}
