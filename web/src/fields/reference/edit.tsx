import { useState } from "react";
import { Select } from "@/ui/antd/select";
import { useTranslation } from "react-i18next";
import { asReference, type EditProps } from "../kind";
import { useFound } from "./find";

export function Edit({ id, label, field, value, onChange, onChosen, autoFocus, invalid }: EditProps) {
  const { t } = useTranslation("fields");
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(autoFocus ?? false);
  const { found, busy } = useFound(field, typed, open);
  const current = asReference(value);
  const choose = (chosen: { value: string; label?: React.ReactNode } | undefined) => {
    const next = chosen ? { id: chosen.value, title: String(chosen.label ?? "") } : null;
    onChange(next);
    onChosen?.(next);
  };
  return (
    <Select
      labelInValue
      id={id}
      aria-label={label}
      style={{ width: "100%" }}
      value={current ? { value: current.id, label: current.title } : undefined}
      options={found}
      onChange={choose}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      open={open}
      onOpenChange={setOpen}
      allowClear={!field.required}
      autoFocus={autoFocus}
      loading={busy}
      status={invalid ? "error" : ""}
      placeholder={t("reference.placeholder")}
      notFoundContent={busy ? t("reference.busy") : t("reference.none")}
    />
  );
}
