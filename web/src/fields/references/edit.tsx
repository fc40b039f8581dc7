import { useState } from "react";
import { Select } from "@/ui/antd/select";
import { useTranslation } from "react-i18next";
import { asReferences, type EditProps } from "../kind";
import { useFound } from "../reference/find";

export function Edit({ id, label, field, value, onChange, autoFocus, invalid }: EditProps) {
  const { t } = useTranslation("fields");
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(autoFocus ?? false);
  const { found, busy } = useFound(field, typed, open);
  const choose = (chosen: { value: string; label?: React.ReactNode }[]) => onChange(chosen.length === 0 ? null : chosen.map((one) => ({ id: one.value, title: String(one.label ?? "") })));
  return (
    <Select
      labelInValue
      id={id}
      aria-label={label}
      style={{ width: "100%" }}
      mode="multiple"
      value={asReferences(value).map((one) => ({ value: one.id, label: one.title }))}
      options={found}
      onChange={choose}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      open={open}
      onOpenChange={setOpen}
      autoFocus={autoFocus}
      loading={busy}
      status={invalid ? "error" : ""}
      placeholder={t("reference.placeholder")}
      notFoundContent={busy ? t("reference.busy") : t("reference.none")}
    />
  );
}
