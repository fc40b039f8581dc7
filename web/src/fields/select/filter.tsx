import { say } from "@/lib/i18n/i18n";
import { CheckList } from "@/ui/check-list";
import type { FilterProps } from "../kind";

export function Filter({ field, label, values, onChange }: FilterProps) {
  const offered = (field.choices ?? []).map((choice) => ({ value: choice.value, label: say(choice.label) }));
  const others = values.filter((value) => !offered.some((one) => one.value === value)).map((value) => ({ value, label: value }));
  return <CheckList label={label} options={[...offered, ...others]} values={values} onChange={onChange} />;
}
