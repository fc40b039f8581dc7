import { Input } from "@/ui/input";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EditProps } from "../kind";
import { pointOf, wordsOfPoint } from "./point";

/** What is typed goes to the server as it is, which understands either order and says what is wrong. */
export function Edit({ id, label, value, onChange, autoFocus, invalid, describedBy }: EditProps) {
  const { t } = useTranslation("fields");
  const [typed, setTyped] = useState<string>();
  return (
    <Input
      id={id}
      aria-label={id === undefined ? label : undefined}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      autoFocus={autoFocus}
      autoComplete="off"
      placeholder={t("place.placeholder")}
      value={typed ?? wordsOfPoint(pointOf(value))}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(event.target.value.trim() === "" ? null : event.target.value);
      }}
    />
  );
}
