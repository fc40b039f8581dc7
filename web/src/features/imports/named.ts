import type { Label } from "@/lib/api/types";
import { language, say } from "@/lib/i18n/i18n";

/** The name of an object inside a sentence: in English it loses the capital of a heading. */
export function named(label: Label): string {
  const name = say(label);
  return language() === "en" && !/^[A-Z]{2}/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
