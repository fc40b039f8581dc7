import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import type { Field } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { TypeIcon } from "../field/type-icon";
import { Ordered } from "../ordered";
import form from "../form.module.css";
import styles from "./layout.module.css";

interface FieldChooserProps {
  label: string;
  fields: Field[];
  chosen: string[];
  /** What is chosen here or elsewhere, and so cannot be added. */
  taken: string[];
  onChange: (chosen: string[]) => void;
}

/** Fields in an order of one's own, and those that may be added. */
export function FieldChooser({ label, fields, chosen, taken, onChange }: FieldChooserProps) {
  const { t } = useTranslation("designer");
  const known = byName(fields);
  const nameOf = (name: string) => say(known.get(name)?.label) || name;
  const open = fields.filter((field) => !taken.includes(field.name));
  return (
    <div className={styles.chooser}>
      <Ordered label={label} items={chosen} keyOf={(name) => name} nameOf={nameOf} onChange={onChange}>
        {(name) => (
          <>
            <span className={styles.icon}><TypeIcon type={known.get(name)?.type ?? ""} /></span>
            <span className={styles.field}>{nameOf(name)}</span>
            <Button look="quiet" icon={<X size={14} />} aria-label={t("layout.remove", { field: nameOf(name) })} onClick={() => onChange(chosen.filter((one) => one !== name))} />
          </>
        )}
      </Ordered>
      <select className={`${form.select} ${styles.add}`} aria-label={t("layout.add", { place: label })} value="" disabled={open.length === 0} onChange={(event) => onChange([...chosen, event.target.value])}>
        <option value="">{t("layout.add.field")}</option>
        {open.map((field) => <option key={field.name} value={field.name}>{say(field.label)}</option>)}
      </select>
    </div>
  );
}
