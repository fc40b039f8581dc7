import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import type { ObjectRule, Scope } from "@/lib/api/access";
import { objectQuery } from "@/lib/api/objects";
import type { Finding } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Check } from "@/ui/form";
import { Input } from "@/ui/input";
import { FieldRights } from "./field-rights";
import type { Line } from "./matrix";
import { others, withField } from "./rules";
import { ScopeInput } from "./scope-input";
import styles from "./roles.module.css";

interface ObjectPanelProps {
  line: Line;
  rule: ObjectRule;
  findings: Finding[];
  onChange: (rule: ObjectRule | undefined) => void;
  onClose: () => void;
}

/** All that a role says of one object: which records, and which of their fields. */
export function ObjectPanel({ line, rule, findings, onChange, onClose }: ObjectPanelProps) {
  const { t } = useTranslation("people");
  const [sought, setSought] = useState("");
  const { data: object } = useQuery({ ...objectQuery(line.name), enabled: line.name !== others });
  const fields = (object?.fields ?? []).filter((field) => !["id", "version", "deleted_at"].includes(field.name)).filter((field) => `${field.name} ${say(field.label)}`.toLowerCase().includes(sought.trim().toLowerCase()));
  const errorAt = (path: string) => findings.find(({ field }) => field === `objects.${line.name}.${path}` || field?.startsWith(`objects.${line.name}.${path}.`))?.message;
  const see: Scope = rule.see ?? { kind: "all" };
  return (
    <aside className={styles.panel} aria-label={t("role.panel", { object: line.label })}>
      <header className={styles.panelHead}>
        <h3>{line.label}</h3>
        {line.own && line.name !== others && <Button look="quiet" onClick={() => onChange(undefined)}>{t(line.apart ? "role.clear" : "role.follow")}</Button>}
        <Button look="quiet" icon={<X size={16} />} aria-label={t("close")} onClick={onClose} />
      </header>
      {!line.own && <p className={styles.note}>{t(line.apart ? "role.named" : "role.follows")}</p>}
      <section className={styles.group}>
        <ScopeInput label={t("role.see")} value={see} fields={object?.fields ?? []} error={errorAt("see")} onChange={(scope) => onChange({ ...rule, see: scope })} />
        <Check label={t("role.change.other")} checked={rule.change !== undefined} onChange={(other) => { const { change: _, ...rest } = rule; onChange(other ? { ...rest, change: { kind: "own" } } : rest); }} />
        {rule.change && <ScopeInput label={t("role.change")} value={rule.change} fields={object?.fields ?? []} error={errorAt("change")} onChange={(scope) => onChange({ ...rule, change: scope })} />}
      </section>
      {line.name !== others && (
        <section className={styles.group} aria-label={t("role.fields")}>
          <div className={styles.fieldHead}><h4>{t("role.fields")}</h4><Input type="search" aria-label={t("role.fields.search")} placeholder={t("role.fields.search")} value={sought} onChange={(event) => setSought(event.target.value)} /></div>
          <ul>
            {fields.map((field) => <FieldRights key={field.name} field={field} fields={object?.fields ?? []} rule={rule.fields?.[field.name]} title={object?.title === field.name} error={errorAt(`fields.${field.name}`)} onChange={(said) => onChange(withField(rule, field.name, said))} />)}
          </ul>
        </section>
      )}
    </aside>
  );
}
