import { asText, type EditProps } from "../kind";
import { DayInput } from "./day-input";

export function Edit({ id, label, value, onChange, onChosen, autoFocus, invalid }: EditProps) {
  const choose = (day: string | null) => {
    onChange(day);
    onChosen?.(day);
  };
  return <DayInput id={id} label={label} value={asText(value)} onChange={choose} autoFocus={autoFocus ?? false} invalid={invalid ?? false} />;
}
