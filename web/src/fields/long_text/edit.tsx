import { TextArea } from "@/ui/input";
import { asText, type EditProps } from "../kind";

export function Edit({ id, label, field, value, onChange, autoFocus, invalid, describedBy }: EditProps) {
  return (
    <TextArea
      id={id}
      aria-label={id === undefined ? label : undefined}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      autoFocus={autoFocus}
      rows={4}
      maxLength={field.maxLength}
      value={asText(value)}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
    />
  );
}
