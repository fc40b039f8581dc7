import { formatWhole } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { asNumber, type ShowProps } from "../kind";

export function Show({ value }: ShowProps) {
  const number = asNumber(value);
  return <>{number === undefined ? "" : formatWhole(number, language())}</>;
}
