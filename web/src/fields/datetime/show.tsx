import { formatAgo, formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { asText, type ShowProps } from "../kind";

export function Show({ value }: ShowProps) {
  const instant = asText(value);
  return instant === "" ? null : <time dateTime={instant} title={formatAgo(instant, language())}>{formatMoment(instant, language())}</time>;
}
