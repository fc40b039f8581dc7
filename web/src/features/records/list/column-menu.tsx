import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChevronDown, ChevronUp, Columns3, Pin } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { byName } from "@/lib/criteria/clause";
import { Button } from "@/ui/button";
import { Popover } from "@/ui/popover";
import type { useColumns } from "../grid/columns";
import { LookPart } from "./look-part";
import styles from "./column-menu.module.css";

interface ColumnMenuProps {
  definition: ObjectDefinition;
  columns: ReturnType<typeof useColumns>;
}

export function ColumnMenu(props: ColumnMenuProps) {
  const { t } = useTranslation("records");
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen} placement="bottomRight" content={<Choice {...props} />} padding={8}>
      <Button look="quiet" icon={<Columns3 size={16} />} aria-label={t("columns")} title={t("columns")} aria-expanded={open} />
    </Popover>
  );
}

function Choice({ definition, columns: { columns, change, reset } }: ColumnMenuProps) {
  const { t } = useTranslation("records");
  const known = byName(definition.fields);
  const { t: tell } = useTranslation("grid");
  const { order, pinned = [] } = columns;
  const hidden = definition.fields.filter((field) => !order.includes(field.name));
  const shown = order.flatMap((name) => known.get(name) ?? []);
  const toggle = (name: string) => change({ ...columns, order: order.includes(name) ? order.filter((one) => one !== name) : [...order, name] });
  const pin = (name: string) => {
    const { pinned: held = [], ...rest } = columns;
    const next = held.includes(name) ? held.filter((one) => one !== name) : [...held, name];
    change(next.length === 0 ? rest : { ...columns, pinned: next });
  };
  const shift = (name: string, by: number) => {
    const rest = order.filter((one) => one !== name);
    change({ ...columns, order: rest.toSpliced(Math.max(1, order.indexOf(name) + by), 0, name) });
  };
  return (
    <div className={styles.menu}>
      <LookPart definition={definition} columns={columns} onChange={change} />
      <ul className={styles.fields} aria-label={t("columns.shown")}>
        {shown.map((field) => {
          const label = say(field.label);
          const fixed = field.name === definition.title;
          return (
            <li key={field.name} className={styles.field}>
              <label>
                <input type="checkbox" checked disabled={fixed} onChange={() => toggle(field.name)} />
                <span>{label}</span>
              </label>
              {!fixed && <button type="button" className={pinned.includes(field.name) ? styles.on : undefined} aria-pressed={pinned.includes(field.name)} aria-label={tell(pinned.includes(field.name) ? "unpin" : "pin", { field: label })} onClick={() => pin(field.name)}><Pin size={13} /></button>}
              {!fixed && <button type="button" aria-label={t("columns.up", { field: label })} onClick={() => shift(field.name, -1)}><ChevronUp size={14} /></button>}
              {!fixed && <button type="button" aria-label={t("columns.down", { field: label })} onClick={() => shift(field.name, 1)}><ChevronDown size={14} /></button>}
            </li>
          );
        })}
      </ul>
      {hidden.length > 0 && <p className={styles.caption}>{t("columns.hidden")}</p>}
      <ul className={styles.fields} aria-label={t("columns.hidden")}>
        {hidden.map((field) => (
          <li key={field.name} className={styles.field}>
            <label>
              <input type="checkbox" checked={false} onChange={() => toggle(field.name)} />
              <span>{say(field.label)}</span>
            </label>
          </li>
        ))}
      </ul>
      <Button look="quiet" className={styles.reset} onClick={reset}>{t("columns.reset")}</Button>
    </div>
  );
}
