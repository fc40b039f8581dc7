import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { Button } from "@/ui/button";
import { Select } from "@/ui/form";
import { comparisons, type Comparison, type Trait } from "./api";
import styles from "./rules.module.css";

interface TraitLineProps {
  trait: Trait;
  label: string;
  onChange: (trait: Trait) => void;
  onRemove: () => void;
}

const weights = [-2, -1, 0, 1, 2] as const;

/** A field that is compared: as what, and whether it counts more than the model thinks. */
export function TraitLine({ trait, label, onChange, onRemove }: TraitLineProps) {
  const { t } = useTranslation("duplicates");
  return (
    <div className={styles.trait} role="group" aria-label={label}>
      <span className={styles.field}>{label}</span>
      <Select aria-label={t("trait.kind", { field: label })} value={trait.kind} onChange={(event) => onChange({ ...trait, kind: comparisons.find((kind) => kind === event.target.value) ?? trait.kind })}>
        {comparisons.map((kind: Comparison) => <option key={kind} value={kind}>{t(`kind.${kind}`)}</option>)}
      </Select>
      <Select aria-label={t("trait.weight", { field: label })} value={String(trait.weight)} onChange={(event) => onChange({ ...trait, weight: Number(event.target.value) })}>
        {[...new Set([...weights, trait.weight])].sort((a, b) => a - b).map((weight) => <option key={weight} value={String(weight)}>{t(`weight.${weight}`, { defaultValue: String(weight) })}</option>)}
      </Select>
      <Button look="quiet" icon={<X size={15} />} aria-label={t("trait.remove", { field: label })} onClick={onRemove} />
    </div>
  );
}
