import type { FilterProps } from "../kind";
import { Range } from "../range";
import { DayInput } from "./day-input";

export function Filter({ label, operator, values, onChange }: FilterProps) {
  return (
    <Range operator={operator} values={values} onChange={onChange} label={label}>
      {(bound) => <DayInput label={bound.label} value={bound.value} onChange={(day) => bound.set(day ?? "")} />}
    </Range>
  );
}
