import { useTranslation } from "react-i18next";
import { scopes, type Scope, type ScopeKind } from "@/lib/api/access";
import type { Field } from "@/lib/api/types";
import { FormRow, Select } from "@/ui/form";
import { ConditionInput } from "./condition-input";
import styles from "./roles.module.css";

interface ScopeInputProps {
  label: string;
  value: Scope;
  fields: Field[];
  error: string | undefined;
  onChange: (scope: Scope) => void;
}

/** Which records: one of the usual ranges, or a condition. */
export function ScopeInput({ label, value, fields, error, onChange }: ScopeInputProps) {
  const { t } = useTranslation("people");
  return (
    <div className={styles.stack}>
      <FormRow label={label} hint={t(`scope.${value.kind}.words`)} error={value.kind === "where" ? undefined : error}>
        {(asked) => (
          <Select {...asked} value={value.kind} onChange={(event) => onChange(event.target.value === "where" ? { kind: "where", where: "owner == me()" } : { kind: event.target.value as ScopeKind })}>
            {scopes.map((kind) => <option key={kind} value={kind}>{t(`scope.${kind}`)}</option>)}
          </Select>
        )}
      </FormRow>
      {value.kind === "where" && <ConditionInput label={t("condition.of", { label })} value={value.where ?? ""} fields={fields} error={error} onChange={(where) => onChange({ kind: "where", where })} />}
    </div>
  );
}
