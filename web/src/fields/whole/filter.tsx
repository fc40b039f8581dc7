import { NumberInput } from "@/ui/number-input";
import type { FilterProps } from "../kind";
import { Range } from "../range";

export function Filter({ label, operator, values, onChange, field }: FilterProps) {
  return (
    <Range operator={operator} values={values} onChange={onChange} label={label}>
      {(bound) => (
        <NumberInput label={bound.label} autoFocus={bound.first} scale={field.type === "whole" ? 0 : (field.scale ?? 2)} value={bound.value === "" ? undefined : Number(bound.value)} onChange={(number) => bound.set(typeof number === "number" ? String(number) : "")} />
      )}
    </Range>
  );
}
