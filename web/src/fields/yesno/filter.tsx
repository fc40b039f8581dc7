import { useTranslation } from "react-i18next";
import { Segments } from "@/ui/segments";
import type { FilterProps } from "../kind";

export function Filter({ label, values, onChange }: FilterProps) {
  const { t } = useTranslation("fields");
  return <Segments bare label={label} value={values[0] ?? ""} options={[{ value: "true", label: t("yes") }, { value: "false", label: t("no") }]} onChoose={(value) => onChange([value])} />;
}
