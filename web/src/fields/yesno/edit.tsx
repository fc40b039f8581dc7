import { useTranslation } from "react-i18next";
import { Segments } from "@/ui/segments";
import type { EditProps } from "../kind";

export function Edit({ label, field, value, onChange, onChosen }: EditProps) {
  const { t } = useTranslation("fields");
  const options = [{ value: "true", label: t("yes") }, { value: "false", label: t("no") }, ...(field.required ? [] : [{ value: "", label: t("unset") }])];
  const choose = (chosen: string) => {
    const next = chosen === "" ? null : chosen === "true";
    onChange(next);
    onChosen?.(next);
  };
  return <Segments bare label={label} value={typeof value === "boolean" ? String(value) : ""} options={options} onChoose={choose} />;
}
