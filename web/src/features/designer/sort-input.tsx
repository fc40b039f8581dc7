import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import type { Field } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import styles from "./form.module.css";

interface SortInputProps {
  fields: Field[];
  /** As the address says it: `-revenue,name`. */
  value: string;
  onChange: (value: string) => void;
}

const nameOf = (key: string): string => key.replace(/^-/, "");

/** By which fields, the first before the second, each up or down. */
export function SortInput({ fields, value, onChange }: SortInputProps) {
  const { t } = useTranslation("designer");
  const known = byName(fields);
  const keys = value.split(",").filter(Boolean);
  const labelOf = (key: string) => say(known.get(nameOf(key))?.label) || nameOf(key);
  const write = (next: string[]) => onChange(next.join(","));
  const open = fields.filter((field) => field.sortable && !keys.some((key) => nameOf(key) === field.name));
  return (
    <fieldset className={styles.sort}>
      <legend>{t("views.sort")}</legend>
      {keys.map((key, index) => (
        <span key={nameOf(key)} className={styles.sortKey}>
          <span>{labelOf(key)}</span>
          <select className={styles.select} aria-label={t("views.sort.way", { field: labelOf(key) })} value={key.startsWith("-") ? "down" : "up"} onChange={(event) => write(keys.with(index, `${event.target.value === "down" ? "-" : ""}${nameOf(key)}`))}>
            <option value="up">{t("views.sort.up")}</option>
            <option value="down">{t("views.sort.down")}</option>
          </select>
          <Button look="quiet" icon={<X size={14} />} aria-label={t("views.sort.remove", { field: labelOf(key) })} onClick={() => write(keys.toSpliced(index, 1))} />
        </span>
      ))}
      {keys.length < 5 && (
        <select className={styles.select} aria-label={t("views.sort.add")} value="" onChange={(event) => event.target.value && write([...keys, event.target.value])}>
          <option value="">{t("views.sort.add")}</option>
          {open.map((field) => <option key={field.name} value={field.name}>{say(field.label)}</option>)}
        </select>
      )}
    </fieldset>
  );
}
