import { useState } from "react";
import { Select } from "@/ui/antd/select";
import { useTranslation } from "react-i18next";
import { asTexts, type EditProps } from "../kind";
import { useKnownTags } from "./find";

/** Enter or a comma ends a tag; those that others use are proposed. */
export function Edit({ id, label, field, value, onChange, autoFocus, invalid }: EditProps) {
  const { t } = useTranslation("fields");
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const known = useKnownTags(field, typed, open);
  return (
    <Select
      id={id}
      aria-label={label}
      style={{ width: "100%" }}
      mode="tags"
      options={known}
      open={open && known.length > 0}
      onOpenChange={setOpen}
      showSearch={{ filterOption: false, onSearch: setTyped }}
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
