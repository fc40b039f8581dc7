import { useState } from "react";
import { useTranslation } from "react-i18next";
import { language } from "@/lib/i18n/i18n";
import { Input } from "@/ui/input";
import { readSpan, writeSpan } from "./span";

interface SpanInputProps {
  id?: string | undefined;
  label: string;
  seconds: number | undefined;
  /** The text as typed, and its seconds if it is a span. */
  onType: (text: string, seconds: number | undefined) => void;
  autoFocus?: boolean | undefined;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
}

export function SpanInput({ id, label, seconds, onType, autoFocus, invalid, describedBy }: SpanInputProps) {
  const { t } = useTranslation("fields");
  const [typed, setTyped] = useState<string>();
  const unreadable = typed !== undefined && typed.trim() !== "" && readSpan(typed) === undefined;
  return (
    <Input
      id={id}
      aria-label={id === undefined ? label : undefined}
      aria-invalid={invalid || unreadable || undefined}
      aria-describedby={describedBy}
      autoFocus={autoFocus}
      autoComplete="off"
      placeholder={t("duration.placeholder")}
      value={typed ?? (seconds === undefined ? "" : writeSpan(seconds, language()))}
      onChange={(event) => {
        setTyped(event.target.value);
        onType(event.target.value, readSpan(event.target.value));
      }}
      onBlur={() => unreadable || setTyped(undefined)}
    />
  );
}
