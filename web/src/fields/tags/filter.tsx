import { useState } from "react";
import { Select } from "@/ui/antd/select";
import { useTranslation } from "react-i18next";
import type { FilterProps } from "../kind";
import { useKnownTags } from "./find";

export function Filter({ field, label, values, onChange }: FilterProps) {
  const { t } = useTranslation("fields");
  const [typed, setTyped] = useState("");
  const known = useKnownTags(field, typed, true);
  return (
    <Select
      aria-label={label}
      style={{ width: "100%" }}
      mode="tags"
      options={known}
      {...(known.length === 0 ? { open: false } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      suffixIcon={null}
      tokenSeparators={[",", "，", "、"]}
      value={values}
      onChange={onChange}
      autoFocus
      placeholder={t("tags.placeholder")}
    />
  );
}
