import { useState } from "react";
import { Select } from "@/ui/antd/select";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import { asNamed, type EditProps } from "../kind";
import { useFound } from "../reference/find";
import styles from "./edit.module.css";

/** First of which object, then which record. */
export function Edit({ id, label, field, value, onChange, onChosen, autoFocus, invalid }: EditProps) {
  const { t } = useTranslation("fields");
  const { data } = useQuery(objectsQuery);
  const current = asNamed(value);
  const shown = data?.items.filter((one) => one.navigation || one.name === current?.object) ?? [];
  const [chosen, setChosen] = useState(current?.object);
  const object = chosen ?? shown[0]?.name;
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const { found, busy } = useFound({ ...field, ...(object === undefined ? {} : { to: object }) }, typed, open && object !== undefined);
  const choose = (next: { value: string; label?: React.ReactNode } | undefined) => {
    const named = next && object !== undefined ? { object, id: next.value, title: String(next.label ?? "") } : null;
    onChange(named);
    onChosen?.(named);
  };
  return (
    <div className={styles.pair}>
      <select className={styles.object} aria-label={t("record.object", { label })} value={object ?? ""} onChange={(event) => setChosen(event.target.value)}>
        {shown.map((one) => <option key={one.name} value={one.name}>{say(one.label)}</option>)}
      </select>
      <Select
        labelInValue
        id={id}
        aria-label={label}
        className={styles.which}
        value={current && current.object === object ? { value: current.id, label: current.title } : undefined}
        options={found}
        onChange={choose}
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        onOpenChange={setOpen}
        allowClear={!field.required}
        autoFocus={autoFocus}
        loading={busy}
        status={invalid ? "error" : ""}
        placeholder={t("reference.placeholder")}
        notFoundContent={busy ? t("reference.busy") : t("reference.none")}
      />
    </div>
  );
}
