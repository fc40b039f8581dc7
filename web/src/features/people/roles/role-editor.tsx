import { useState } from "react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Eye } from "lucide-react";
import { changeRole, type ObjectRule, type ObjectRules, type Role } from "@/lib/api/access";
import { asProblem } from "@/lib/api/problem";
import { objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import { useNarrow } from "@/lib/use-narrow";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { toast } from "@/ui/toast";
import { refreshPeople } from "../api";
import { Matrix, type Line } from "./matrix";
import { ObjectPanel } from "./object-panel";
import { PreviewDrawer } from "./preview-drawer";
import { others, ruleOf, sameRules, tidied } from "./rules";
import styles from "./roles.module.css";

/** The rights of a role: a matrix of objects and rights, and beside it all about the object that is chosen. */
export function RoleEditor({ role, named }: { role: Role; named: string[] }) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const narrow = useNarrow();
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const [rules, setRules] = useState<ObjectRules>(role.objects);
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [looking, setLooking] = useState(false);
  const saving = useMutation({
    mutationFn: () => changeRole({ key: role.key, version: role.version, objects: tidied(rules) }),
    onSuccess: () => { toast(t("role.saved")); void refreshPeople(queries); },
  });
  const problem = saving.error ? asProblem(saving.error) : undefined;
  const dirty = !sameRules(rules, role.objects);
  const all: Line[] = [
    { name: others, label: t("role.others"), own: others in rules },
    ...objects.items.map(({ name, label }) => ({ name, label: say(label), own: name in rules, apart: named.includes(name) })),
  ];
  const words = sought.trim().toLowerCase();
  const lines = all.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(words));
  const change = (object: string, rule: ObjectRule | undefined) => {
    const { [object]: _, ...rest } = rules;
    setRules(rule ? { ...rest, [object]: rule } : rest);
  };
  const line = all.find(({ name }) => name === chosen);
  return (
    <>
      <div className={styles.bar}>
        <Input className={styles.search} type="search" aria-label={t("role.search")} placeholder={t("role.search")} value={sought} onChange={(event) => setSought(event.target.value)} />
        <p className={styles.note}>{t("role.legend")}</p>
        <Button icon={<Eye size={15} />} onClick={() => setLooking(true)}>{t("preview")}</Button>
      </div>
      <div className={chosen !== undefined && !narrow ? styles.editor : styles.alone}>
        <Matrix lines={lines} rules={rules} named={named} chosen={chosen} onChoose={setChosen} onChange={change} />
        {line && <ObjectPanel key={line.name} line={line} rule={ruleOf(rules, line.name, named)} findings={problem?.findings.filter(({ field }) => field?.startsWith(`objects.${line.name}.`)) ?? []} onChange={(rule) => change(line.name, rule)} onClose={() => setChosen(undefined)} />}
      </div>
      {looking && <PreviewDrawer role={role} rules={tidied(rules)} onClose={() => setLooking(false)} />}
      {(dirty || problem) && (
        <div className={styles.save} role="region" aria-label={t("role.unsaved")}>
          <span className={problem ? styles.bad : styles.note} role={problem ? "alert" : undefined}>{problem ? (problem.findings[0]?.message ?? problem.detail ?? problem.message) : t("role.unsaved")}</span>
          <Button onClick={() => { setRules(role.objects); saving.reset(); }}>{t("role.discard")}</Button>
          <Button look="primary" busy={saving.isPending} disabled={!dirty} onClick={() => saving.mutate()}>{t("save")}</Button>
        </div>
      )}
    </>
  );
}
