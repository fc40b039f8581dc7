import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { asText, type ShowProps } from "../kind";

export function Show({ value }: ShowProps) {
  const day = asText(value);
  return <>{day === "" ? "" : formatDay(day, language())}</>;
}
