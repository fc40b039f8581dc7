import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { asTexts, type EditProps } from "../kind";

/** Enter or a comma ends a tag. */
export function Edit({ id, label, value, onChange, autoFocus, invalid }: EditProps) {
  const { t } = useTranslation("fields");
  return (
    <Select
      id={id}
      aria-label={label}
      style={{ width: "100%" }}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[",", "，", "、", ";", "；"]}
      value={asTexts(value)}
      onChange={(chosen: string[]) => onChange(chosen.length === 0 ? null : chosen)}
      autoFocus={autoFocus}
      status={invalid ? "error" : ""}
      placeholder={t("tags.placeholder")}
    />
  );
}
