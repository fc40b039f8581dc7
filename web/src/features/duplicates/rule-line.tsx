import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Check, Select } from "@/ui/form";
import { Input } from "@/ui/input";
import { ruleCountQuery, type MatchRule } from "./api";
import styles from "./rules.module.css";

interface RuleLineProps {
  object: string;
  rule: MatchRule;
  /** The fields that are compared; what is counted already is known to the server. */
  traits: { field: string; label: string; known: boolean }[];
  onChange: (rule: MatchRule) => void;
  onRemove: () => void;
}

/** Fields that decide together, and how many pairs that would be. */
export function RuleLine({ object, rule, traits, onChange, onRemove }: RuleLineProps) {
  const { t } = useTranslation("duplicates");
  const name = rule.name || t("rule.unnamed");
  const toggle = (field: string, on: boolean) => onChange({ ...rule, fields: traits.map((trait) => trait.field).filter((one) => (one === field ? on : rule.fields.includes(one))) });
  return (
    <div className={styles.rule} role="group" aria-label={name}>
      <div className={styles.said}>
        <Input value={rule.name} onChange={(event) => onChange({ ...rule, name: event.target.value })} placeholder={t("rule.name")} aria-label={t("rule.name")} />
        <Select aria-label={t("rule.verdict")} value={rule.verdict} onChange={(event) => onChange({ ...rule, verdict: event.target.value === "never" ? "never" : "always" })}>
          <option value="always">{t("verdict.always")}</option>
          <option value="never">{t("verdict.never")}</option>
        </Select>
        <Check label={t("rule.active")} checked={rule.active} onChange={(active) => onChange({ ...rule, active })} />
        <Button look="quiet" icon={<X size={15} />} aria-label={t("rule.remove", { name })} onClick={onRemove} />
      </div>
      <div className={styles.fields}>
        {traits.map(({ field, label }) => <Check key={field} label={label} checked={rule.fields.includes(field)} onChange={(on) => toggle(field, on)} />)}
      </div>
      <RuleCount object={object} rule={rule} known={rule.fields.every((field) => traits.some((trait) => trait.field === field && trait.known))} />
    </div>
  );
}

function RuleCount({ object, rule, known }: { object: string; rule: MatchRule; known: boolean }) {
  const { t } = useTranslation("duplicates");
  const count = useQuery({ ...ruleCountQuery(object, { verdict: rule.verdict, fields: rule.fields }), enabled: known && rule.fields.length > 0 });
  if (rule.fields.length === 0) return null;
  if (!known) return <p className={styles.count}>{t("count.later")}</p>;
  if (count.isError) return <p className={styles.count}>{t("count.failed")}</p>;
  if (!count.data) return <p className={styles.count} role="status">{t("count.counting")}</p>;
  const pairs = formatNumber(count.data.pairs, language(), 0);
  return <p className={styles.count} role="status">{t(rule.verdict === "never" ? "count.forbids" : count.data.exact ? "count.exact" : "count.about", { pairs })}</p>;
}
