import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ListFilter } from "lucide-react";
import type { Field } from "@/lib/api/types";
import { isComplete, type Clause } from "@/lib/criteria/clause";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { Popover } from "@/ui/popover";
import { FilterEditor, firstClause } from "./filter-editor";
import styles from "./criteria.module.css";

interface AddFilterProps {
  fields: Field[];
  onAdd: (clause: Clause) => void;
}

/** First the field, then its value; the clause joins the filter when it is complete and the panel closes. */
export function AddFilter({ fields, onAdd }: AddFilterProps) {
  const { t } = useTranslation("criteria");
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<Field>();
  const [clause, setClause] = useState<Clause>();
  const finish = (final: Clause | undefined) => {
    if (final && isComplete(final)) onAdd(final);
    setClause(undefined);
    setField(undefined);
    setOpen(false);
  };
  const toggle = (next: boolean) => (next ? setOpen(true) : finish(clause));
  const choose = (chosen: Field) => {
    setField(chosen);
    setClause(firstClause(chosen));
  };
  const content = field && clause
    ? <FilterEditor eager field={field} clause={clause} onChange={setClause} onDone={finish} />
    : <FieldChoice fields={fields} onChoose={choose} />;
  return (
    <Popover open={open} onOpenChange={toggle} placement="bottomLeft" padding={10}
      content={<div className={styles.adding}>{content}{field && <Button look="primary" className={styles.apply} disabled={!clause || !isComplete(clause)} onClick={() => finish(clause)}>{t("apply")}</Button>}</div>}>
      <Button look="quiet" icon={<ListFilter size={15} />} aria-expanded={open}>{t("add")}</Button>
    </Popover>
  );
}

function FieldChoice({ fields, onChoose }: { fields: Field[]; onChoose: (field: Field) => void }) {
  const { t } = useTranslation("criteria");
  const [sought, setSought] = useState("");
  const wanted = sought.trim().toLowerCase();
  const shown = fields.filter((field) => field.filterable && field.name !== "deleted_at" && `${say(field.label)} ${field.name}`.toLowerCase().includes(wanted));
  const [first] = shown;
  return (
    <>
      <Input autoFocus aria-label={t("field")} placeholder={t("field")} value={sought} onChange={(event) => setSought(event.target.value)} onKeyDown={(event) => { if (event.key === "Enter" && first) onChoose(first); }} />
      <ul className={styles.fields}>
        {shown.map((field) => (
          <li key={field.name}><button type="button" onClick={() => onChoose(field)}>{say(field.label)}</button></li>
        ))}
      </ul>
    </>
  );
}
