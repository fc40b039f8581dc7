import { useState } from "react";
import { Select } from "@/ui/antd/select";
import { useTranslation } from "react-i18next";
import { say } from "@/lib/i18n/i18n";
import { asText, type EditProps } from "../kind";

export function Edit({ id, label, field, value, onChange, onChosen, autoFocus, invalid }: EditProps) {
  const { t } = useTranslation("fields");
  const [typed, setTyped] = useState("");
  const offered = (field.choices ?? []).map((choice) => ({ value: choice.value, label: say(choice.label) }));
  const fresh = typed.trim();
  const known = offered.some((one) => one.label === fresh || one.value === fresh);
  const options = field.open && fresh !== "" && !known ? [...offered, { value: fresh, label: t("select.add", { value: fresh }) }] : offered;
  const choose = (chosen: string | undefined) => {
    onChange(chosen ?? null);
    onChosen?.(chosen ?? null);
  };
  return (
    <Select
      id={id}
      aria-label={label}
      style={{ width: "100%" }}
      value={asText(value) || undefined}
      options={options}
      onChange={choose}
      showSearch={{ onSearch: setTyped, optionFilterProp: "label" }}
      allowClear={!field.required}
      autoFocus={autoFocus}
      defaultOpen={autoFocus}
      status={invalid ? "error" : ""}
      placeholder={t("select.placeholder")}
      notFoundContent={t("select.none")}
    />
  );
}
