import { useState } from "react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ArrowRight, Equal } from "lucide-react";
import type { FieldRule, Role, Scope } from "@/lib/api/access";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import { FormRow, Select } from "@/ui/form";
import { State } from "@/ui/state";
import { differences, others, type Difference } from "./rules";
import styles from "./roles.module.css";

/** In what two roles differ, object by object. */
export function DiffView({ role, roles, named }: { role: Role; roles: Role[]; named: string[] }) {
  const { t } = useTranslation("people");
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const [key, setKey] = useState(roles.find((one) => one.key !== role.key)?.key ?? role.key);
  const other = roles.find((one) => one.key === key);
  const names = new Map([[others, t("role.others")], ...objects.items.map(({ name, label }) => [name, say(label)] as const)]);
  const found = other ? differences(role.objects, other.objects, [...names.keys()], named) : [];
  const differing = [...names].map(([object, label]) => ({ object, label, items: found.filter((one) => one.object === object) })).filter(({ items }) => items.length > 0);
  return (
    <div className={styles.scroll}>
      <div className={styles.bar}>
        <FormRow label={t("diff.with", { name: say(role.label) })}>
          {(asked) => <Select {...asked} value={key} onChange={(event) => setKey(event.target.value)}>{roles.filter((one) => one.key !== role.key).map((one) => <option key={one.key} value={one.key}>{say(one.label)}</option>)}</Select>}
        </FormRow>
      </div>
      {found.length === 0 ? <State icon={<Equal size={22} />} title={t("diff.none")}>{t("diff.none.words")}</State> : (
        <div className={styles.inset}>
          {differing.map(({ object, label, items }) => (
            <section key={object} className={styles.diff} aria-label={label}>
              <h3>{label}</h3>
              <ul>
                {items.map((one) => <li key={one.kind + one.what}><span>{one.kind === "right" ? t(`right.${one.what}`) : one.kind === "field" ? <FieldName object={one.object} field={one.what} /> : t(`diff.${one.kind}`)}</span><Side one={one} value={one.before} /><ArrowRight size={14} aria-label={t("diff.to")} /><Side one={one} value={one.after} /></li>)}
              </ul>
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

function FieldName({ object, field }: { object: string; field: string }) {
  const { t } = useTranslation("people");
  const { data } = useQuery({ ...objectQuery(object), enabled: object !== others });
  const label = data?.fields.find(({ name }) => name === field)?.label;
  return <>{t("diff.field", { name: label ? say(label) : field })}</>;
}

function Side({ one, value }: { one: Difference; value: unknown }) {
  const { t } = useTranslation("people");
  if (one.kind === "right") return <span className={styles.side}>{t(`cell.${String(value)}`)}</span>;
  if (one.kind === "field") {
    const rule = value as FieldRule | undefined;
    return <span className={styles.side}>{t(`access.${rule?.access ?? "edit"}`)}{rule?.mask && ` ${rule.mask}`}{rule?.when !== undefined && <code>{rule.when}</code>}{rule?.denied && ` · ${t("cell.denied")}`}</span>;
  }
  const scope = value as Scope | undefined;
  return <span className={styles.side}>{t(`scope.${scope?.kind ?? "all"}`)}{scope?.where !== undefined && <code>{scope.where}</code>}</span>;
}
