import { Select } from "@/ui/antd/select";
import { useTranslation } from "react-i18next";
import { say } from "@/lib/i18n/i18n";
import { asTexts, type EditProps } from "../kind";

/** An open selection takes words of one's own: Enter or a comma ends each. */
export function Edit({ id, label, field, value, onChange, autoFocus, invalid }: EditProps) {
  const { t } = useTranslation("fields");
  const options = (field.choices ?? []).map((choice) => ({ value: choice.value, label: say(choice.label) }));
  return (
    <Select
      id={id}
      aria-label={label}
      style={{ width: "100%" }}
      mode={field.open ? "tags" : "multiple"}
      tokenSeparators={field.open ? [",", "，", "、"] : []}
      value={asTexts(value)}
      options={options}
      onChange={(chosen: string[]) => onChange(chosen.length === 0 ? null : chosen)}
      showSearch={{ optionFilterProp: "label" }}
      autoFocus={autoFocus}
      defaultOpen={autoFocus}
      status={invalid ? "error" : ""}
      placeholder={t("select.placeholder")}
      notFoundContent={t("select.none")}
    />
  );
}
