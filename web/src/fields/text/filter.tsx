import { Input } from "@/ui/input";
import type { FilterProps } from "../kind";

export function Filter({ label, values, onChange }: FilterProps) {
  return <Input aria-label={label} autoFocus value={values[0] ?? ""} onChange={(event) => onChange([event.target.value])} />;
}
