import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { asNumber, type ShowProps } from "../kind";

/** In a list all rows carry the same decimals, so that the points stand under each other. */
export function Show({ value, field, place }: ShowProps) {
  const number = asNumber(value);
  const scale = field.scale ?? 2;
  return <>{number === undefined ? "" : formatNumber(number, language(), scale, place === "list" ? scale : 0)}</>;
}
