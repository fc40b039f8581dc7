import { Input } from "@/ui/input";
import { asText, type EditProps } from "../kind";

interface TextEditProps extends EditProps {
  type?: "text" | "email" | "tel" | "url";
  tidy?: (text: string) => string;
}

export function Edit({ id, label, field, value, onChange, autoFocus, invalid, describedBy, type = "text", tidy }: TextEditProps) {
  return (
    <Input
      id={id}
      type={type}
      aria-label={id === undefined ? label : undefined}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      autoFocus={autoFocus}
      autoComplete="off"
      maxLength={field.maxLength}
      value={asText(value)}
      onChange={(event) => onChange(emptyAsNull(tidy ? tidy(event.target.value) : event.target.value))}
    />
  );
}

const emptyAsNull = (text: string) => (text === "" ? null : text);
