import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Plus, ShieldCheck, Trash2 } from "lucide-react";
import type { ObjectDefinition, Rule } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { State } from "@/ui/state";
import { changeObject } from "./api";
import { PlanDialog } from "./plan-dialog";
import { RuleDrawer } from "./rule-drawer";
import { useDesign } from "./use-design";
import styles from "./list.module.css";

/** What no record of the object may be, each with the words that say so. */
export function RulesTab({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation("designer");
  const [open, setOpen] = useState<Rule | "new">();
  const removing = useDesign(() => undefined);
  const rules = object.rules ?? [];
  const known = byName(object.fields);
  const add = <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen("new")}>{t("rules.new")}</Button>;
  return (
    <>
      {rules.length === 0 ? <State icon={<ShieldCheck size={22} />} title={t("rules.empty")} actions={add}>{t("rules.empty.words")}</State> : (
        <>
          <div className={styles.bar}><p>{t("rules.words")}</p>{add}</div>
          <ul className={styles.list} aria-label={t("object.tab.rules")}>
            {rules.map((rule) => (
              <li key={rule.name}>
                <button type="button" className={styles.main} onClick={() => setOpen(rule)}>
                  <span className={styles.words}>{say(rule.message)}</span>
                  <code>{rule.when}</code>
                  {rule.field && <span className={styles.note}>{t("rules.at", { field: say(known.get(rule.field)?.label) || rule.field })}</span>}
                </button>
                <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("rules.remove", { rule: rule.name })} onClick={() => removing.ask(changeObject(object.name, { rules: rules.filter((one) => one.name !== rule.name) }))} />
              </li>
            ))}
          </ul>
        </>
      )}
      {open && <RuleDrawer key={open === "new" ? "new" : open.name} object={object} {...(open === "new" ? {} : { rule: open })} onClose={() => setOpen(undefined)} />}
      <PlanDialog design={removing} title={t("plan.title")} action={t("remove")} danger />
    </>
  );
}
