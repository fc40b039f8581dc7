import { DayInput } from "../date/day-input";
import type { FilterProps } from "../kind";
import { Range } from "../range";

export function Filter({ label, operator, values, onChange }: FilterProps) {
  return (
    <Range operator={operator} values={values} onChange={onChange} label={label}>
      {(bound) => <DayInput timed label={bound.label} value={bound.value} onChange={(instant) => bound.set(instant ?? "")} />}
    </Range>
  );
}
