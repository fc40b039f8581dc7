import { formatMoney, formatMoneyShort } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { asNumber, type ShowProps } from "../kind";

export function Show({ value, field, place }: ShowProps) {
  const number = asNumber(value);
  if (number === undefined) return null;
  const whole = formatMoney(number, language(), field.scale ?? 2);
  return place === "list" ? <span title={whole}>{formatMoneyShort(number, language())}</span> : <>{whole}</>;
}
