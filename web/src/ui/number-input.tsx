import { useState } from "react";
import { formatNumber, readNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Input } from "./input";

interface NumberInputProps {
  id?: string;
  label: string;
  value: number | undefined;
  scale: number;
  /** What cannot be read as a number is handed on as typed, so that the server can say what is wrong with it. */
  onChange: (value: number | string | null) => void;
  autoFocus?: boolean;
  invalid?: boolean;
  describedBy?: string | undefined;
}

/** Reads numbers as people write them (1,200 or 1200万) and shows them grouped once the field is left. */
export function NumberInput({ id, label, value, scale, onChange, autoFocus = false, invalid = false, describedBy }: NumberInputProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === undefined ? "" : formatNumber(value, language(), scale));
  const unreadable = typed !== undefined && typed.trim() !== "" && readNumber(typed) === undefined;
  const type = (text: string) => {
    setTyped(text);
    const number = readNumber(text);
    if (number !== undefined) onChange(Number(number.toFixed(scale)));
    else onChange(text.trim() === "" ? null : text);
  };
  return (
    <Input
      id={id}
      inputMode="decimal"
      autoComplete="off"
      aria-label={id === undefined ? label : undefined}
      aria-invalid={invalid || unreadable || undefined}
      aria-describedby={describedBy}
      autoFocus={autoFocus}
      value={shown}
      onChange={(event) => type(event.target.value)}
      onBlur={() => unreadable || setTyped(undefined)}
    />
  );
}
