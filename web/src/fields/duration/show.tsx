import { language } from "@/lib/i18n/i18n";
import type { ShowProps } from "../kind";
import { secondsOf, writeSpan } from "./span";

export function Show({ value }: ShowProps) {
  const seconds = secondsOf(value);
  return <>{seconds === undefined ? "" : writeSpan(seconds, language())}</>;
}
