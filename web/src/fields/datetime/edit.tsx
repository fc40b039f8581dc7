import { DayInput } from "../date/day-input";
import { asText, type EditProps } from "../kind";

export function Edit({ id, label, value, onChange, onChosen, autoFocus, invalid }: EditProps) {
  const choose = (instant: string | null) => {
    onChange(instant);
    onChosen?.(instant);
  };
  return <DayInput timed id={id} label={label} value={asText(value)} onChange={choose} autoFocus={autoFocus ?? false} invalid={invalid ?? false} />;
}
