import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { FilterProps } from "../kind";

export function Filter({ label, values, onChange }: FilterProps) {
  const { t } = useTranslation("fields");
  return <Select aria-label={label} style={{ width: "100%" }} mode="tags" open={false} suffixIcon={null} tokenSeparators={[",", "，", "、"]} value={values} onChange={onChange} autoFocus placeholder={t("tags.placeholder")} />;
}
