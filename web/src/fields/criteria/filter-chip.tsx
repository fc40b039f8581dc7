import { useState } from "react";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { titleQuery } from "@/fields/reference/title";
import { wordsOf } from "@/fields/registry";
import type { Field } from "@/lib/api/types";
import { kindOf, type Clause } from "@/lib/criteria/clause";
import { language, say } from "@/lib/i18n/i18n";
import { Popover } from "@/ui/popover";
import { FilterEditor } from "./filter-editor";
import styles from "./criteria.module.css";

interface FilterChipProps {
  field: Field;
  clause: Clause;
  onChange: (clause: Clause | undefined) => void;
}

export function FilterChip({ field, clause, onChange }: FilterChipProps) {
  const { t } = useTranslation("criteria");
  const [open, setOpen] = useState(false);
  const label = say(field.label);
  const values = useWords(field, clause);
  return (
    <span className={styles.chip}>
      <Popover open={open} onOpenChange={setOpen} placement="bottomLeft" content={<FilterEditor field={field} clause={clause} onChange={onChange} onDone={() => setOpen(false)} />} padding={10}>
        <button type="button" className={styles.words} aria-expanded={open}>
          {label} <span className={styles.operator}>{t(`operator.${clause.operator}`)}</span> {values && <strong>{values}</strong>}
        </button>
      </Popover>
      <button type="button" className={styles.remove} aria-label={t("remove", { field: label })} onClick={() => onChange(undefined)}><X size={13} /></button>
    </span>
  );
}

const named = 3;

/** The values as people know them: choices by label, records by title. */
function useWords(field: Field, clause: Clause): string {
  const { t } = useTranslation("criteria");
  const ids = field.to !== undefined ? clause.values : [];
  const titles = useQueries({ queries: ids.map((id) => titleQuery(field.to ?? "", id)) });
  const words = clause.values.map((value, index) => titles[index]?.data ?? wordsOf(typed(value, field), field, language()));
  if (clause.operator === "between") return words.join(" – ");
  const shown = words.slice(0, named).join(t("comma"));
  return words.length > named ? t("more", { shown, count: words.length - named }) : shown;
}

function typed(value: string, field: Field): unknown {
  if (field.to !== undefined) return { id: value, title: "…" };
  const kind = kindOf(field);
  if (kind === "yesno") return value === "true";
  return kind === "whole" || kind === "decimal" ? Number(value) : value;
}
