import type { FilterProps } from "../kind";
import { Range } from "../range";
import { SpanInput } from "./span-input";

export function Filter({ label, operator, values, onChange }: FilterProps) {
  return (
    <Range operator={operator} values={values} onChange={onChange} label={label}>
      {(bound) => <SpanInput label={bound.label} autoFocus={bound.first} seconds={bound.value === "" ? undefined : Number(bound.value)} onType={(_, seconds) => bound.set(seconds === undefined ? "" : String(seconds))} />}
    </Range>
  );
}
