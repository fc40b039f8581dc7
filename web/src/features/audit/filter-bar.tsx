import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { kinds, peopleQuery, type Filters } from "./api";
import styles from "./audit.module.css";

interface FilterBarProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

export function FilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation("audit");
  const people = useQuery(peopleQuery);
  const objects = useQuery(objectsQuery);
  const choose = (name: keyof Filters, value: string) => {
    const { [name]: _, ...rest } = filters;
    onChange(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <div className={styles.filters} role="group" aria-label={t("filter")}>
      <Choice label={t("filter.kind")} every={t("filter.kind.every")} value={filters.kind} onChange={(value) => choose("kind", value)}
        options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
      <Choice label={t("filter.actor")} every={t("filter.actor.every")} value={filters.actor} onChange={(value) => choose("actor", value)}
        options={people.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
      <Choice label={t("filter.object")} every={t("filter.object.every")} value={filters.object} onChange={(value) => choose("object", value)}
        options={objects.data?.items.map((one) => ({ value: one.name, label: say(one.plural) })) ?? []} />
      <label className={styles.day}>
        <span>{t("filter.from")}</span>
        <input type="date" value={filters.from ?? ""} max={filters.to} onChange={(event) => choose("from", event.target.value)} />
      </label>
      <label className={styles.day}>
        <span>{t("filter.to")}</span>
        <input type="date" value={filters.to ?? ""} min={filters.from} onChange={(event) => choose("to", event.target.value)} />
      </label>
      {filters.record && (
        <Button look="quiet" icon={<X size={14} />} onClick={() => choose("record", "")}>{t("filter.record", { id: filters.record.slice(-8) })}</Button>
      )}
      {Object.values(filters).some(Boolean) && <Button look="quiet" onClick={() => onChange({})}>{t("filter.clear")}</Button>}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  every: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, every, value, options, onChange }: ChoiceProps) {
  const unknown = value !== undefined && !options.some((option) => option.value === value);
  return (
    <label className={styles.choice} data-chosen={value !== undefined}>
      <span className="visually-hidden">{label}</span>
      <select value={value ?? ""} onChange={(event) => onChange(event.target.value)}>
        <option value="">{every}</option>
        {unknown && <option value={value}>{value}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </label>
  );
}
